"""How much each part of an input moves what a model answers: one small function a method."""
