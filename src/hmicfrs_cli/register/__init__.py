"""The register: one SQLite file. Only this folder knows that there is a database.

Reads (`queries`, `past`, `documents`, `fieldwork`, `searching`) are plain SQL over a read-only connection and never
import SQLModel. Writes (`changes`, `closings`, `letters`, `progress`, `publishing`, `inspections`, `meetings`,
`undoing`) go through the SQLModel `tables` and the one `history`. `opening` hands out both kinds of connection.
"""
