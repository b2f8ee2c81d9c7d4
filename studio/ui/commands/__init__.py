"""Everything the program can do, to search, to look up, and to give keys to."""
