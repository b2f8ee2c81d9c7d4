"""How what is asked of a model is found out, between two steps of its training or afterwards."""
