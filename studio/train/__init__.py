"""The engine: the loop, the worker thread, the run folder, checkpoints."""
