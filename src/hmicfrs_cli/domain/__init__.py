"""What HMICFRS means: levels, deadlines, figures. No file, clock, database or screen."""
