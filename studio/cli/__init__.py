"""The command line: the program's verbs without a screen."""
