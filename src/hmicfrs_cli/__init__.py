"""hmi: the register of HMICFRS recommendations that a police force keeps, and the committee's figures from it.

Read in this order: `domain.vocabulary` (the words), `domain.levels` (who may close), `domain.timeline` (history as
days), `commands.closing` (what the officer types), `register.changes` (what that writes). Then

    cli         the app: commands by name, errors to words and exit codes
    commands    what the officer types
    register    the database, known nowhere else
    formats     values in, text out
    domain      what HMICFRS means: pure, known to all, knowing nobody
"""
