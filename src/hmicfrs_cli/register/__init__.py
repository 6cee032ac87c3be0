"""The register: one SQLite file. Only this folder knows that there is a database.

Reads (`queries`) are plain SQL over a read-only connection and never import SQLModel; writes
(`changes`) go through the SQLModel `tables`. `opening` hands out both kinds of connection.
"""
