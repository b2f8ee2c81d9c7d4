"""Examples of the user's own, made to look as those of a data set do."""
