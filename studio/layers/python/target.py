"""Which class or function of a text is the layer, and where its methods stand."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from studio.layers.python.error import CodeError

LONGEST = 200_000
"""Characters of a text."""

_MODULES = ("nn.Module", "torch.nn.Module", "Module")
_TOP = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True, slots=True)
class Target:
    """What is a layer in a text: a class with its methods, or a function."""

    node: ast.ClassDef | ast.FunctionDef
    forward: ast.FunctionDef
    """The method; of a function the function itself."""
    init: ast.FunctionDef | None = None
    holder: ast.ClassDef | None = None
    """The class in which ``init`` stands."""


def tree_of(text: str) -> ast.Module:
    """The syntax tree of a text. Raises :class:`CodeError` where it is no Python."""
    if len(text) > LONGEST:
        raise CodeError(
            "Line {line}: this text has {found} characters; a layer has {limit} at most. Import "
            "what is long from a package of your own.",
            line=1,
            found=len(text),
            limit=LONGEST,
        )
    try:
        tree = ast.parse(text)
        compile(tree, "<code>", "exec", dont_inherit=True)  # A return outside, a break alone.
    except SyntaxError as error:
        raise CodeError(
            "Line {line}: this is not Python: {reason}. Correct it here or just before.",
            line=error.lineno or 1,
            reason=error.msg,
        ) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise CodeError(
            "Line {line}: this text cannot be read: {reason}. Write it anew, and simpler.",
            line=1,
            reason=str(error) or type(error).__name__,
        ) from error
    return tree


def candidates(tree: ast.Module) -> list[str]:
    """Names of the classes and functions at the top that could be layers, in their order."""
    found = [node for node in tree.body if isinstance(node, _TOP)]
    modules = [
        node.name for node in found if isinstance(node, ast.ClassDef) and _is_module(tree, node)
    ]
    functions = [node.name for node in found if not isinstance(node, ast.ClassDef)]
    return list(dict.fromkeys(modules or functions))


def target_of(tree: ast.Module, name: str) -> Target:
    """The last class or function of this name."""
    found = [node for node in tree.body if isinstance(node, _TOP) and node.name == name]
    if not found:
        others = candidates(tree)
        last = max((getattr(node, "end_lineno", 1) for node in tree.body), default=1)
        if others:
            raise CodeError(
                "Line {line}: there is no class or function called {name} here, only {others}. "
                "Call the layer {name}.",
                line=1,
                name=name,
                others=", ".join(others),
            )
        raise CodeError(
            "Line {line}: expected class {name}(nn.Module) or def {name}(x). Write one of them.",
            line=last,
            name=name,
        )
    node = found[-1]
    if isinstance(node, ast.AsyncFunctionDef):
        raise CodeError(
            "Line {line}: an async function cannot be a layer. Write def {name}.",
            line=node.lineno,
            name=name,
        )
    return Target(node, node) if isinstance(node, ast.FunctionDef) else _of_class(tree, node)


def _of_class(tree: ast.Module, node: ast.ClassDef) -> Target:
    if not _is_module(tree, node):
        raise CodeError(
            "Line {line}: {name} must be derived from nn.Module. Write class {name}(nn.Module):",
            line=node.lineno,
            name=node.name,
        )
    family = _ancestry(tree, node)
    forward = next((m for cls in family if (m := _method(cls, "forward")) is not None), None)
    if forward is None:
        raise CodeError(
            "Line {line}: {name} has no forward. Write def forward(self, x): what it computes.",
            line=node.lineno,
            name=node.name,
        )
    for cls in family:
        if (init := _method(cls, "__init__")) is not None:
            return Target(node, forward, init, cls)
    strange = [base for cls in family for base in cls.bases if not _is_known(tree, base)]
    if strange:
        raise CodeError(
            "Line {line}: {name} has no __init__ of its own, so the parameters of {base} are not "
            "known. Write an __init__ that names them.",
            line=node.lineno,
            name=node.name,
            base=ast.unparse(strange[0]),
        )
    return Target(node, forward)


def _method(cls: ast.ClassDef, name: str) -> ast.FunctionDef | None:
    """The last definition of a method in the body of a class."""
    found = [node for node in cls.body if isinstance(node, _TOP) and node.name == name]
    if not found:
        return None
    node = found[-1]
    decorated = isinstance(node, ast.FunctionDef) and any(
        isinstance(d, ast.Name) and d.id in ("staticmethod", "classmethod", "property")
        for d in node.decorator_list
    )
    if not isinstance(node, ast.FunctionDef) or decorated:
        raise CodeError(
            "Line {line}: {name} must be a plain method. Write def {name}(self, …).",
            line=node.lineno,
            name=name,
        )
    return node


def _ancestry(tree: ast.Module, node: ast.ClassDef) -> list[ast.ClassDef]:
    """The class and those of its bases that the text defines, the nearest first."""
    found: list[ast.ClassDef] = []
    waiting = [node]
    while waiting:
        cls = waiting.pop(0)
        if cls not in found:
            found.append(cls)
            waiting += [base for b in cls.bases if (base := _local(tree, b, cls)) is not None]
    return found


def _local(tree: ast.Module, base: ast.expr, before: ast.stmt | None) -> ast.ClassDef | None:
    """The class of the text that a base is, if it is one."""
    if not isinstance(base, ast.Name):
        return None
    classes = [n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == base.id]
    earlier = [n for n in classes if before is None or n.lineno < before.lineno]
    return earlier[-1] if earlier else None


def _is_known(tree: ast.Module, base: ast.expr) -> bool:
    return ast.unparse(base) in _MODULES or _local(tree, base, None) is not None


def _is_module(tree: ast.Module, node: ast.ClassDef) -> bool:
    """Whether a class may be a layer: it comes from nn.Module, or from a class made elsewhere."""
    outside = [
        base
        for cls in _ancestry(tree, node)
        for base in cls.bases
        if _local(tree, base, None) is None
    ]
    return any(ast.unparse(base) not in _NO_MODULES for base in outside)


_NO_MODULES = frozenset({"object", "ABC", "abc.ABC", "Exception", "dict", "list", "tuple", "int"})
