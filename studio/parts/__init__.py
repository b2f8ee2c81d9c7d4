"""Layers that torch does not have, each a file of plain Python that an export writes verbatim."""
