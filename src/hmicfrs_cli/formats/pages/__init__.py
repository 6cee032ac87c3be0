"""From a file to the lines of the document in it: `from_file` first, then a module for each kind of file."""
