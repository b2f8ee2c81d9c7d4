"""Names that are used but that nothing defines: a slip of the pen, or a missing import."""

from __future__ import annotations

import ast
import builtins
import symtable

from studio.layers.python.error import CodeError

_OF_MODULES = frozenset({"__name__", "__file__", "__doc__", "__builtins__", "__class__"})
_IMPORTS = {
    "torch": "import torch",
    "nn": "from torch import nn",
    "Tensor": "from torch import Tensor",
    "F": "import torch.nn.functional as F",
    "math": "import math",
    "np": "import numpy as np",
    "Literal": "from typing import Literal",
    "Optional": "from typing import Optional",
}
"""What is meant by names that are often used before they are imported."""


def check_names(tree: ast.Module, text: str) -> None:
    """Refuse a name that neither the text nor Python itself defines."""
    if any(
        isinstance(node, ast.ImportFrom) and node.names[0].name == "*" for node in ast.walk(tree)
    ):
        return  # Who knows what came in.
    unknown = _unknown(text)
    if not unknown:
        return
    uses = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and node.id in unknown]
    for use in sorted(uses, key=lambda node: (node.lineno, node.col_offset)):
        if wanted := _IMPORTS.get(use.id):
            raise CodeError(
                "Line {line}: {name} is not defined. Write {wanted} at the top.",
                line=use.lineno,
                name=use.id,
                wanted=wanted,
            )
        raise CodeError(
            "Line {line}: {name} is not defined. Define or import it, or correct its spelling.",
            line=use.lineno,
            name=use.id,
        )


def _unknown(text: str) -> set[str]:
    top = symtable.symtable(text, "<code>", "exec")
    known = _defined(top) | set(dir(builtins)) | _OF_MODULES
    found: set[str] = set()
    tables = [top]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        for symbol in table.get_symbols():
            # At the top a name that is only used counts as a global one too.
            is_global = symbol.is_global() or table is top
            if is_global and symbol.is_referenced() and symbol.get_name() not in known:
                found.add(symbol.get_name())
    return found


def _defined(top: symtable.SymbolTable) -> set[str]:
    """Names that the module binds, also by ``global`` in a function."""
    names: set[str] = set()
    tables = [top]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        for symbol in table.get_symbols():
            bound = symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
            if bound and (table is top or symbol.is_declared_global()):
                names.add(symbol.get_name())
    return names
