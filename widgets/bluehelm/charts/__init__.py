"""Charts: plain data in, Altair chart out."""
