"""Plexus Studio: draw a neural network, train it, watch it learn, take the Python home."""
