"""The graph on the screen: scene, items, tools, view."""
