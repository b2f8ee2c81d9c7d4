"""An example plugin for Plexus Studio."""
