"""The document: graphs of layers, edits with inverses, history, files."""
