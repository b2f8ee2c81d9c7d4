"""Layers that torch lacks, each a file of Python that an export writes verbatim."""
