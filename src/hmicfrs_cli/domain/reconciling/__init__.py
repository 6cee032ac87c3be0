"""Reconciling: a table as a paper prints it, tested by its own arithmetic and held against the register.

`table` holds it as values, `names` says which row of the committee's a name means, `lines` and `spaced` make cells of
lines, `headings` and `row_by_row` read them, `reading` finds all tables there are, and `choosing` takes the one of this
paper by its `periods`. `known` is what there is to hold it against, `summing`, `part_sums` and `holding` test it,
`finding` says what was found, `learned` what was recorded since, and `explaining` what may have gone wrong, an
`explanation` each: `carried_over`, `exchanged` or `misplaced`.
"""
