"""Where examples come from: sources, fields, splits, batches."""
