"""What the officer types. Each command reads its words, makes one call down, and prints.

Nothing here decides: rules are in `domain`, writes in `register.changes`, reads in
`register.queries`, and how things look in `formats`. SQLModel is imported by the commands that write, when they do.
"""
