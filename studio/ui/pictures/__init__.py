"""Small pictures of what kinds of layers do, drawn from data."""
