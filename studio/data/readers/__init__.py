"""One module for each source of examples."""
