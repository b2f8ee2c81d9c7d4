"""The reading of a Plan that leaves: the text of a Python module that needs torch alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from studio.compile.arguments import Settling
from studio.compile.classes import Group, Names, group
from studio.compile.formula import constant
from studio.compile.forward import Signature
from studio.compile.imports import Import, Imports
from studio.compile.lines import Lines
from studio.compile.places import Part, Places
from studio.compile.plan import Plan
from studio.compile.recomputing import careful_code, is_careful
from studio.compile.targets import Targets
from studio.compile.written_class import write_class

_TAKEN = frozenset({"torch", "nn", "F", "Tensor", "OrderedDict"})


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


class Composer:
    """The classes of a plan as text, each once. What they import is gathered on the way.

    Args:
        plan: of the whole.
        taken: names that what else stands in the file has.
    """

    def __init__(self, plan: Plan, taken: Iterable[str] = ()) -> None:
        self.plan = plan
        self.names = Names({*_TAKEN, *taken})
        self.imports = Imports()
        self.imports.add(Import("torch", "Tensor", "Tensor"))
        self.imports.add(Import("torch", "nn", "nn"))
        self.targets = Targets(self.names, self.imports)
        self.signatures: dict[int, Signature] = {}
        if any(part.runs for part in _plans(plan)):
            self.imports.add(Import("collections", "OrderedDict", "OrderedDict"))
        self.targets.gather(step for part in _plans(plan) for step in part.steps)
        self._capitals = {name: self.names.fresh(name.upper()) for name in plan.constants}
        self._settling = Settling(plan.constants, self._capitals)
        self.groups, self.of_plan = group(plan, self.names, self._settling)
        for found in self.groups:
            found.callers.update(self.targets.callers(found))

    @property
    def constants(self) -> dict[str, str]:
        """The variables of the project that the classes speak of, and what each is called."""
        return {name: self._capitals[name] for name in self._settling.used}

    def own_code(self, found: Group) -> Iterator[tuple[Lines, Part]]:
        """The own Python that a class is the first to need."""
        for piece, text in self.targets.pieces(found):
            lines = Lines()
            for line in piece.lines:
                lines.add(0, line)
            yield lines, Part((), users=frozenset(_users(text, self.groups)))

    def write(self, found: Group) -> tuple[Lines, Part]:
        """A class; those that it uses come before it."""
        lines, signature = write_class(
            found, self.of_plan, self.signatures, self.targets, self.names.taken
        )
        self.signatures[found.number] = signature
        return lines, Part((), home=found.number)


def write(plan: Plan) -> Source:
    """The model as a class, and before it the classes of its blocks.

    It has the ``state_dict`` keys and outputs of the module that trains. The text is formatted as
    ``ruff format`` would.
    """
    composer = Composer(plan)
    blocks: list[tuple[Lines, Part]] = []
    for found in composer.groups:
        blocks += composer.own_code(found)
        blocks.append(composer.write(found))
    head = _head(plan, composer)
    return _joined(plan, composer.groups, composer.of_plan, [(head, Part(())), *blocks])


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


def _head(plan: Plan, composer: Composer) -> Lines:
    """The docstring of the file, its imports, and the project's variables that it speaks of."""
    head = Lines()
    name = composer.groups[-1].name
    head.add(0, f'"""{name}, a PyTorch model drawn with Plexus Studio."""')
    head.blank()
    composer.imports.write(head)
    write_constants(head, plan, composer.constants)
    return head


def write_constants(lines: Lines, plan: Plan, capitals: Mapping[str, str]) -> None:
    """Those variables of a project that have capitals, after a blank line."""
    used = [name for name in plan.constants if name in capitals]
    if used:
        lines.blank()
    for variable in used:
        lines.statement(0, f"{capitals[variable]} =", constant(plan.constants[variable]), ())


def _users(text: str, groups: tuple[Group, ...]) -> Iterable[tuple[int, str]]:
    """Class and node of all steps that are made of a text of Python."""
    return (
        (found.number, step.node)
        for found in groups
        for step in found.plan.steps
        if step.spec.code == text or (text == careful_code() and is_careful(step))
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
