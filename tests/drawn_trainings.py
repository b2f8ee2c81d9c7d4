"""Training graphs that were drawn: several optimisers, a model that rests, a penalty."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from running import TOY, points_network

from studio.graph.model import MODEL, TRAINING, Graph, Node, Project, Wire

NodeText = tuple[str, str, dict[str, Any]]
"""Name, kind and parameters."""
LINEAR, ADAM, SGD = "torch.nn.Linear", "torch.optim.Adam", "torch.optim.SGD"
POINTS: NodeText = ("points", "input", {"shape": ("N", 2)})
LABEL: NodeText = ("label", "input", {"shape": ("N",), "dtype": "int64"})


def graph(nodes: Iterable[NodeText], *wires: str, again: dict[str, str] | None = None) -> Graph:
    """A graph of nodes by their names, and of wires such as ``z.output model.z``."""
    found = Graph()
    ids = {name: f"n{number}" for number, (name, _, _) in enumerate(nodes, 1)}
    for number, (name, kind, params) in enumerate(nodes):
        found.put_node(Node(ids[name], kind, name, params, x=200.0 * number))
    for wire in wires:
        (source, output), (target, port) = (end.split(".", 1) for end in wire.split())
        found.put_wire(Wire(ids[source], output, ids[target], port))
    for name, owner in (again or {}).items():
        found.put_node(replace(found.node(ids[name]), reuses=ids[owner]))
    return found


def small(entry: str, end: str, width: int) -> Graph:
    return graph(
        [
            (entry, "input", {"shape": ("N", 2)}),
            ("hidden", LINEAR, {"out_features": 16}),
            ("relu", "torch.nn.ReLU", {}),
            ("fc", LINEAR, {"out_features": width}),
            (end, "output", {}),
        ],
        f"{entry}.output hidden.input",
        "hidden.output relu.input",
        "relu.output fc.input",
        f"fc.output {end}.input",
    )


def project(training: Graph, **graphs: Graph) -> Project:
    found = Project("net")
    found.graphs |= {**graphs, TRAINING: training}
    found.settings |= {**TOY, "train.epochs": 6}
    return found


def gan(critic: dict[str, Any], generator: dict[str, Any]) -> Project:
    """A Wasserstein GAN of points, with outputs that are looked at."""
    training = graph(
        [
            POINTS,
            ("z", "torch.randn_like", {}),
            ("model", "block:model", {}),
            ("detach", "torch.Tensor.detach", {}),
            ("critic", "block:critic", {}),
            ("critic_real", "block:critic", {}),
            ("mean_fake", "torch.mean", {"dim": None}),
            ("mean_real", "torch.mean", {"dim": None}),
            ("critic_loss", "Subtract", {}),
            ("critic_end", ADAM, {"of": "critic", **critic}),
            ("critic_again", "block:critic", {}),
            ("mean_again", "torch.mean", {"dim": None}),
            ("generator_loss", "Negate", {}),
            ("generator_end", ADAM, {"of": "model", "order": 1, **generator}),
            ("samples", "output", {}),
            ("distance", "output", {}),
        ],
        "points.output z.input",
        "z.output model.z",
        "model.output detach.input",
        "detach.output critic.x",
        "critic.score mean_fake.input",
        "points.output critic_real.x",
        "critic_real.score mean_real.input",
        "mean_fake.output critic_loss.input",
        "mean_real.output critic_loss.other",
        "critic_loss.output critic_end.loss",
        "model.output critic_again.x",
        "critic_again.score mean_again.input",
        "mean_again.output generator_loss.input",
        "generator_loss.output generator_end.loss",
        "model.output samples.input",
        "mean_real.output distance.input",
        again={"critic_real": "critic", "critic_again": "critic"},
    )
    return project(training, model=small("z", "output", 2), critic=small("x", "score", 1))


def distilled() -> Project:
    """A student that is held against a teacher who learns nothing, and against the labels."""
    training = graph(
        [
            POINTS,
            LABEL,
            ("model", "block:model", {}),
            ("teacher", "block:teacher", {}),
            ("match", "torch.nn.MSELoss", {}),
            ("truth", "torch.nn.CrossEntropyLoss", {}),
            ("known", "torch.Tensor.detach", {}),
            ("share", "Parameter", {"size": (), "fill_value": 0.5}),
            ("shared", "Multiply", {}),
            ("short", "L2Penalty", {"weight": 0.01}),
            ("total", "Add", {}),
            ("end", SGD, {"lr": 0.01, "momentum": 0.9}),
        ],
        "points.output model.x",
        "points.output teacher.points",
        "model.y match.input",
        "teacher.out known.input",
        "known.output match.target",
        "model.y truth.input",
        "label.output truth.target",
        "match.output shared.input.0",
        "share.output shared.input.1",
        "model.y short.of",
        "shared.output total.input.0",
        "truth.output total.input.1",
        "short.output total.input.2",
        "total.output end.loss",
    )
    network = points_network().project.graphs[MODEL]
    return project(training, model=small("x", "y", 2), teacher=network)


def taught_by_attention() -> Project:
    """The same, with a teacher in which the two halves of what it knows look at each other."""
    found = distilled()
    found.graphs["teacher"] = graph(
        [
            ("points", "input", {"shape": ("N", 2)}),
            ("wide", LINEAR, {"out_features": 8}),
            ("halves", "torch.nn.Unflatten", {"dim": 1, "unflattened_size": (2, 4)}),
            (
                "attend",
                "torch.nn.MultiheadAttention",
                {"num_heads": 2, "embed_dim": 4, "batch_first": True},
            ),
            ("flat", "torch.nn.Flatten", {}),
            ("fc", LINEAR, {"out_features": 2}),
            ("out", "output", {}),
        ],
        "points.output wide.input",
        "wide.output halves.input",
        "halves.output attend.query",
        "halves.output attend.key",
        "halves.output attend.value",
        "attend.attn_output flat.input",
        "flat.output fc.input",
        "fc.output out.input",
    )
    return found


TRAININGS: dict[str, Callable[[], Project]] = {
    "distilled": distilled,
    "gan": lambda: gan({}, {}),
    "gan, critic five times": lambda: gan({"times": 5}, {}),
    "gan, generator now and then": lambda: gan({}, {"every": 3, "times": 2}),
    "gan, clipped and accumulated": lambda: gan(
        {"clip_value": 0.01, "accumulate": 2, "times": 3},
        {"accumulate": 2, "clip_norm": 0.1, "average": "ema"},
    ),
}


def usual() -> dict[str, Callable[[], Project]]:
    """Trainings that the settings mean, with all that they can ask for."""

    def of(**settings: Any) -> Project:
        found = points_network().project
        chosen = {f"train.{key.replace('__', '.')}": value for key, value in settings.items()}
        found.settings |= {**TOY, "train.epochs": 6, **chosen}
        return found

    return {
        "plain": of,
        "looked_at_again": lambda: of(optimizer="LBFGS", clip_norm=0.5),
        "scheduled": lambda: of(
            warm_up=4, schedule="CosineAnnealingLR", accumulate=2, clip_norm=0.5, max_norm=3.0
        ),
        "averaged": lambda: of(
            average="ema",
            precision="float16",
            groups="scores lr=0.1; hidden weight_decay=0.5; norm frozen",
            schedule="ReduceLROnPlateau",
        ),
        "ending": lambda: of(
            stop_early=2,
            min_delta=0.01,
            max_steps=30,
            max_minutes=5.0,
            metrics="MulticlassF1Score, MulticlassAUROC",
            channels_last=True,
            compile=True,
            keep_every=10.0,
        ),
    }
