"""What a layer would give if it stood behind an output: found by running it there, in a thread.

A model of two nodes is read: an input of that shape, and the layer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.app.answering import Answering
from studio.compile.tensors import TensorSpec
from studio.graph.document import Document
from studio.graph.edits import AddNode, Connect, EditError
from studio.graph.model import BLOCK, CODE, INPUT, Node, Project, Wire
from studio.layers.catalogue import Catalogue
from studio.layers.spec import LayerSpec
from studio.message import Message
from studio.value import Value

if TYPE_CHECKING:
    from studio.compile.analysis import Analyser


@dataclass(frozen=True, slots=True)
class Question:
    """A kind of layer, and what comes to it."""

    spec: LayerSpec
    given: TensorSpec
    name: str = "given"
    """Of the node that it comes from."""


@dataclass(frozen=True, slots=True)
class Foretold:
    """What would come out, or why nothing would; neither where that cannot be told."""

    question: Question
    outputs: tuple[tuple[str, TensorSpec], ...] = ()
    problem: Message | None = None


class Foretelling:
    """``ask``, then ``take``.

    Args:
        catalogue: the kinds of layers there are.
        background: whether it is found out in a thread, as for a screen.
    """

    def __init__(
        self, catalogue: Catalogue, allows: Callable[[str], bool], background: bool
    ) -> None:
        self._catalogue = catalogue
        self._allows = allows
        self._background = background
        self._analyser: Analyser | None = None
        self._answer: Foretold | None = None
        self._worker: Answering[Question, Foretold] = Answering("foretelling", self._tell)

    @property
    def busy(self) -> bool:
        """Whether an answer is to come, or was not taken yet."""
        return self._worker.busy if self._background else self._answer is not None

    def ask(self, question: Question) -> None:
        """Find this out next; what was asked before is forgotten."""
        if self._background:
            self._worker.ask(question)
        else:
            self._answer = self._tell(question)

    def take(self) -> Foretold | None:
        """The latest answer, once."""
        if self._background:
            return self._worker.take()
        answer, self._answer = self._answer, None
        return answer

    def close(self) -> None:
        self._worker.close()

    def _tell(self, question: Question) -> Foretold:
        project = _trial(question, self._catalogue)
        if project is None:
            return Foretold(question)
        from studio.compile.analysis import Analyser

        if self._analyser is None:
            self._analyser = Analyser(self._catalogue, self._allows)
        found = self._analyser.analyse(project)
        facts = found.nodes.get("n2")
        if facts is not None and facts.outputs:
            return Foretold(question, tuple(facts.outputs.items()))
        needed = [port for port in question.spec.inputs if not port.optional]
        if len(needed) != 1:
            return Foretold(question)  # What else would come in is not known.
        problems = (problem.message for problem in found.problems if problem.node == "n2")
        return Foretold(question, problem=next(problems, None))


def _trial(question: Question, catalogue: Catalogue) -> Project | None:
    """The two nodes; ``None`` for what stands in the project, or has no input."""
    spec, given = question.spec, question.given
    if spec.key.startswith((BLOCK, CODE)) or catalogue.find(spec.key) is None or spec.of_training:
        return None
    needed = [port for port in spec.inputs if not port.optional] or list(spec.inputs[:1])
    document = Document(Project(), catalogue)
    shape: dict[str, Value] = {"shape": given.shape, "dtype": given.dtype}
    try:
        document.do(AddNode(Node("n1", INPUT, question.name, shape)))
        document.do(AddNode(Node("n2", spec.key, document.project.model.fresh_name("layer"))))
        for port in needed:
            ends = (f"{port.name}.0", f"{port.name}.1") if port.variadic else (port.name,)
            for end in ends:
                document.do(Connect(Wire("n1", "output", "n2", end)))
    except EditError:
        return None
    return document.project if needed else None
