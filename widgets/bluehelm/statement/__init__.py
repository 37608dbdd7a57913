"""The statement of completion: what was done, when, and what is open; signed by an instructor, or not. Pure.

`facts` reads it out of a record, `page` lays it out, `keys` and `credential` sign it, `sealed` puts the
signature into the files, `check` tells whether a file is as it was signed.
"""
