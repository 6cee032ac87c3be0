"""The committee's table as a paper prints it, read out of whatever holds it.

`table` holds it as values, `names` says which row of the committee's a name means, `lines` and `spaced` make cells of
lines, `headings`, `row_names` and `row_by_row` read them, `reading` finds all tables there are, and `choosing` takes
the one of this paper by its `periods`.
"""
