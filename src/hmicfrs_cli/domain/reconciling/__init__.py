"""Reconciling: a table as a paper prints it, tested by its own arithmetic and held against the register.

`table` holds it as values, `names` says which row of the committee's a name means, `spaced` and `reading` make the
table of lines and cells, `holding` tests it beside what is `known`, `finding` says what was found, `learned` what was
recorded since, and `explaining` what may have gone wrong.
"""
