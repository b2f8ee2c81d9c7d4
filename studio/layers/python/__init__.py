"""How the user's own Python is read, from its syntax tree alone: nothing of it is ever run."""
