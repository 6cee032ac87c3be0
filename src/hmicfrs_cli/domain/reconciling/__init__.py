"""Reconciling: a table as a paper prints it, tested by its own arithmetic and held against the register.

`table` holds it as values, `names` says which row of the committee's a name means, `lines` and `spaced` make cells of
lines, `headings` and `row_by_row` read them, `reading` finds all tables there are, and `choosing` takes the one of this
paper by its `periods`. `holding` and `part_sums` test it, `finding` says what was found, `explaining` what may have
gone wrong.
"""
