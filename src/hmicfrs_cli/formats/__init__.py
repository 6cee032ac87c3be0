"""Values in, text out: for people (`screen`), for other programs (`exchange`).

`listings` lays out domain values as a `Listing`, once; both writers take it from there, so that a
table and its JSON cannot tell different things.
"""
