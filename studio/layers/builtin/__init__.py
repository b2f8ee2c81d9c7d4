"""The layers that ship with the program, one module a family."""
