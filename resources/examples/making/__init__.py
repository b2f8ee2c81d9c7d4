"""The bundled examples as Python: one module for each family."""
