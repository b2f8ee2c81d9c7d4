"""The list of all kinds: what stands where, and how it is drawn."""
