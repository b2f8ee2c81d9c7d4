"""Plots of frames. They know nothing of torch or training."""
