"""Gestures: objects with start, move, end and cancel, that leave no trace when cancelled."""
