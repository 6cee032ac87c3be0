"""Reports as HMICFRS and a committee print them, in our own words, to be written in four formats and read back."""
