"""Registers kept by hand, and how they are taken in: headings, words, rows, entries, and the plan of what is new.

In the order of reading: `columns`, `words`, `rows`, `entries`, `belonging`, `newcomers`, `differing`, `plan`.
"""
