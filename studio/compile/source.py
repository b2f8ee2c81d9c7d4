"""The reading of a Plan that leaves: the text of a Python module that needs torch alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studio.compile.arguments import Settling
from studio.compile.classes import Group, Names, group
from studio.compile.formula import constant
from studio.compile.forward import Signature
from studio.compile.imports import Import, Imports
from studio.compile.lines import Lines
from studio.compile.places import Part, Places
from studio.compile.plan import Plan
from studio.compile.targets import Targets
from studio.compile.written_class import write_class


@dataclass(frozen=True, slots=True)
class Source:
    """Text of a module, and which nodes each of its lines speaks of.

    A node in the model is named by its id; one in a block by the ids of the instances on the way
    and its own, ``n3/n5``, or ``n3#2/n5`` in a third repetition.
    """

    text: str
    class_name: str
    places: Places

    def nodes_at(self, line: int) -> frozenset[str]:
        """The nodes of a line, counted from 1: in a block, those of all its instances."""
        return self.places.nodes_at(line)

    def lines_of(self, node: str) -> tuple[int, ...]:
        """Lines of a node, counted from 1."""
        return self.places.lines_of(node)

    def lines_in(self, graph: str, node: str) -> tuple[int, ...]:
        """Lines of a node of a block, counted from 1, in whatever classes the block became."""
        return self.places.lines_in(graph, node)


def write(plan: Plan) -> Source:
    """The model as a class, and before it the classes of its blocks.

    It has the ``state_dict`` keys and outputs of the module that trains. The text is formatted as
    ``ruff format`` would.
    """
    names = Names({"torch", "nn", "F", "Tensor", "OrderedDict"})
    imports = Imports()
    imports.add(Import("torch", "Tensor", "Tensor"))
    imports.add(Import("torch", "nn", "nn"))
    targets = Targets(names, imports)
    if any(part.runs for part in _plans(plan)):
        imports.add(Import("collections", "OrderedDict", "OrderedDict"))
    targets.gather(step for part in _plans(plan) for step in part.steps)
    capitals = {name: names.fresh(name.upper()) for name in plan.constants}
    settling = Settling(plan.constants, capitals)
    groups, of_plan = group(plan, names, settling)
    blocks: list[tuple[Lines, Part]] = []
    signatures: dict[int, Signature] = {}
    for found in groups:
        for piece, text in targets.pieces(found):
            lines = Lines()
            for line in piece.lines:
                lines.add(0, line)
            blocks.append((lines, Part((), users=frozenset(_users(text, groups)))))
        lines, signature = write_class(found, of_plan, signatures, targets, names.taken)
        signatures[found.number] = signature
        blocks.append((lines, Part((), home=found.number)))
    head = _head(plan, groups[-1].name, imports, {name: capitals[name] for name in settling.used})
    return _joined(plan, groups, of_plan, [(head, Part(())), *blocks])


def _joined(
    plan: Plan,
    groups: tuple[Group, ...],
    of_plan: Mapping[int, Group],
    blocks: list[tuple[Lines, Part]],
) -> Source:
    texts: list[str] = []
    parts: list[Part] = []
    for lines, part in blocks:
        if texts:
            gap = 2 if len(parts) > 1 or _defines(lines) or not _imports(texts[-1]) else 1
            texts += [""] * gap
            parts.append(Part((frozenset(),) * gap))
        texts += lines.lines
        parts.append(Part(tuple(lines.owners), part.home, part.users))
    homes = {key: found.number for key, found in of_plan.items()}
    return Source("\n".join(texts) + "\n", groups[-1].name, Places(tuple(parts), plan, homes))


def _defines(lines: Lines) -> bool:
    """Whether the first statement is a class or a function."""
    first = next((line for line in lines.lines if not line.startswith("#")), "")
    return first.startswith(("class ", "def ", "async def ", "@"))


def _imports(line: str) -> bool:
    return line.startswith(("import ", "from ", ")"))


def _head(plan: Plan, name: str, imports: Imports, capitals: Mapping[str, str]) -> Lines:
    """The docstring of the file, its imports, and the project's variables that it speaks of."""
    head = Lines()
    head.add(0, f'"""{name}, a PyTorch model drawn with Plexus Studio."""')
    head.blank()
    imports.write(head)
    used = [name for name in plan.constants if name in capitals]
    if used:
        head.blank()
    for variable in used:
        head.statement(0, f"{capitals[variable]} =", constant(plan.constants[variable]), ())
    return head


def _users(text: str, groups: tuple[Group, ...]) -> Iterable[tuple[int, str]]:
    """Class and node of all steps that are made of a text of Python."""
    return (
        (found.number, step.node)
        for found in groups
        for step in found.plan.steps
        if step.spec.code == text
    )


def _plans(plan: Plan) -> list[Plan]:
    """The plans of all blocks, each once and after those in it, and the whole."""
    found: list[Plan] = []
    seen: set[int] = set()

    def visit(part: Plan) -> None:
        if id(part) not in seen:
            seen.add(id(part))
            for step in part.steps:
                for body in step.bodies:
                    visit(body)
            found.append(part)

    visit(plan)
    return found
