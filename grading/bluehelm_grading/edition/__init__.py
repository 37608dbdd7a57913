"""The print and low-bandwidth edition of a module: one page of HTML that needs nothing else, and its PDF."""
