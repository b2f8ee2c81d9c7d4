"""Give a node another name, and nothing in the Python is different but that name."""

from __future__ import annotations

import keyword
import re
from random import Random

from drawing import STANDARD, Drawing
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from random_projects import Author

from studio.compile import source
from studio.compile.analysis import Analyser
from studio.compile.plan import legal_names
from studio.graph.edits import Rename
from studio.graph.model import Graph, Node, Project

WORD = re.compile(r"\w+|\W")
PASSED_ON = {"x", "out"}
"""What values are called that go from call to call; an input of the name ``x`` keeps it."""


def text_of(project: Project) -> str | None:
    plan = Analyser(STANDARD, allows=lambda _text: True).analyse(project).plan
    return None if plan is None else source.write(plan).text


def renamed(before: str, after: str, old: str, new: str) -> int:
    """How many words differ, each only by this name; all others are the same."""
    words, others = WORD.findall(before), WORD.findall(after)
    assert len(words) == len(others)
    pairs = [(one, two) for one, two in zip(words, others, strict=True) if one != two]
    assert all(one.replace(old, new) == two for one, two in pairs), pairs
    return len(pairs)


def choice(graph: Graph, random: Random) -> Node | None:
    """A node whose name is written as it is, and that no other name is made of."""
    legal = legal_names(list(graph))
    names = " ".join(node.name for node in graph)
    nodes = [
        node
        for node in graph
        if legal[node.id] == node.name
        and node.name not in PASSED_ON
        and not keyword.iskeyword(node.name)
        and names.count(node.name) == 1
    ]
    return random.choice(nodes) if nodes else None


def changed(seed: int) -> int:
    """In how many places a random name of a random project changed; 0 if there is no text."""
    author = Author(seed)
    author.draw()
    before = text_of(author.project)
    random = Random(seed)
    name = random.choice(list(author.project.graphs))
    node = choice(author.project.graphs[name], random)
    if before is None or node is None:
        return 0
    # As long as the old one, so that no line is broken elsewhere.
    new = "q" * len(node.name)
    assert author.do(Rename(node.id, new, name))
    after = text_of(author.project)
    assert after is not None
    return renamed(before, after, node.name, new)


def test_a_new_name_is_all_that_is_new() -> None:
    counts: list[int] = []

    @settings(
        max_examples=60,
        derandomize=True,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 2**40))
    def each(seed: int) -> None:
        counts.append(changed(seed))

    each()
    assert sum(map(bool, counts)) > 5


def test_a_name_in_a_run_changes_where_it_is_made_and_in_the_table() -> None:
    draw = Drawing()
    layers = [draw.add(kind) for kind in ("Conv2d", "ReLU", "MaxPool2d", "Flatten", "Linear")]
    image = draw.add("input", "image", shape=("N", 1, 8, 8))
    draw.chain(image, *layers, draw.add("output", "scores"))
    before = text_of(draw.project)
    draw.do(Rename(layers[0], "entry1"))
    after = text_of(draw.project)
    assert before is not None
    assert after is not None
    assert renamed(before, after, "conv2d", "entry1") == 2
