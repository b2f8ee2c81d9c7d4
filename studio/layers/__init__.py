"""The catalogue of layers, as data. No torch: targets are strings."""
