"""The search in the whole project: a box over the canvas, which shows what it finds."""
