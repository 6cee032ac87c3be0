"""Reconciling: a printed table, tested by its own arithmetic and held against the register.

`known` is what there is to hold it against, `summing`, `part_sums` and `holding` test it, `finding` says what was
found, `verdict` whether it holds, `learned` what was recorded since, and `explaining` what may have gone wrong, an
`explanation` each: `carried_over`, `exchanged` or `misplaced`.
"""
