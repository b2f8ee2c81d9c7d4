"""Looks at what a node gives for many examples as points in space."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from studio.message import UserError
from studio.observe.asks import space as asks
from studio.observe.asks.space import Space, SpaceFound
from studio.observe.exact import able, exact
from studio.observe.looks.activity import activity
from studio.observe.looks.subject import Subject
from studio.observe.quiet import frozen

COLUMNS = 512
"""As many are taken into double precision at once."""


def look(ask: Space, subject: Subject) -> SpaceFound:
    """Points of up to a thousand examples, by their principal components."""
    if ask.of == "weights":
        return _table(ask, subject)
    most = min(ask.most, asks.LARGEST)
    doing = activity(subject, ask.node, ask.port, ask.split, most)
    rows, answers, width = [], [], 0
    scoring = subject.samples.scoring
    for piece in doing.pieces(subject):
        width = piece.values[:1].numel()
        rows.append(_narrowed(piece.values.float()))
        first = piece.output[0] if isinstance(piece.output, tuple) else piece.output
        if scoring.has_accuracy and isinstance(first, Tensor) and len(first) == len(piece.chosen):
            scores = scoring.scores(first)
            if scores.dim() == 2:  # One answer an example, and not one for each of its places.
                answers.append(scores.argmax(1))
    split = doing.split
    labels = None if split.labels is None else split.labels[doing.chosen].cpu().numpy()
    predicted = torch.cat(answers).cpu().numpy() if len(answers) == len(rows) else None
    numbers = able(torch.cat(rows))
    points, shares = principal(numbers, asks.AXES)
    neighbours, distances = nearest(numbers, asks.NEAREST)
    return SpaceFound(
        doing.chosen.cpu().numpy(),
        split.whole or len(split),
        width,
        numbers.shape[1],
        frozen(points),
        frozen(shares),
        neighbours.cpu().numpy(),
        frozen(distances),
        labels,
        predicted,
    )


def _table(ask: Space, subject: Subject) -> SpaceFound:
    layer = subject.module.layer(ask.node)
    if not isinstance(layer, nn.Embedding):
        raise UserError("This node has no table of embeddings. Select an Embedding.")
    weight = layer.weight.detach()
    count = min(asks.LARGEST, len(weight))
    chosen = torch.arange(count, device=weight.device) * len(weight) // max(count, 1)
    numbers = able(weight[chosen]).float()
    points, shares = principal(numbers, asks.AXES)
    neighbours, distances = nearest(numbers, asks.NEAREST)
    return SpaceFound(
        chosen.cpu().numpy(),
        len(weight),
        weight.shape[1],
        weight.shape[1],
        frozen(points),
        frozen(shares),
        neighbours.cpu().numpy(),
        frozen(distances),
    )


def _narrowed(values: Tensor) -> Tensor:
    """Examples × numbers, averaged over neighbouring places where there are too many."""
    if values[:1].numel() > asks.WIDEST and values.dim() == 4:
        channels = values.shape[1]
        side = max(1, int((asks.WIDEST / channels) ** 0.5))
        values = nn.functional.adaptive_avg_pool2d(values, side)
    flat = values.flatten(1)
    if flat.shape[1] > asks.WIDEST:
        flat = nn.functional.adaptive_avg_pool1d(flat[:, None], asks.WIDEST)[:, 0]
    return flat.nan_to_num(0.0, 0.0, 0.0)


def principal(numbers: Tensor, axes: int) -> tuple[Tensor, Tensor]:
    """Points by their principal components, and the share of the variance on each axis.

    Of whichever is smaller, the products of columns or those of rows, the eigenvectors are found.
    The largest number of each axis by size is positive, so that axes do not turn about.
    """
    rows, columns = numbers.shape
    middle = numbers.mean(0)
    axes = max(1, min(axes, rows, columns))
    if columns <= rows:
        centred = exact(numbers - middle)
        values, vectors = torch.linalg.eigh(centred.T @ centred)
        points = centred @ vectors.flip(1)[:, :axes]
    else:
        products = torch.zeros(rows, rows, dtype=torch.float64, device=numbers.device)
        for first in range(0, columns, COLUMNS):
            some = slice(first, first + COLUMNS)
            centred = exact(numbers[:, some] - middle[some])
            products += centred @ centred.T
        values, vectors = torch.linalg.eigh(products)
        points = vectors.flip(1)[:, :axes] * values.flip(0)[:axes].clamp_min(0).sqrt()
    furthest = points.gather(0, points.abs().argmax(0, keepdim=True))
    points = points * torch.where(furthest < 0, -1.0, 1.0)
    whole = float(values.clamp_min(0).sum())
    shares = values.flip(0)[:axes].clamp_min(0) / (whole or 1.0)
    return points, shares


def nearest(numbers: Tensor, count: int) -> tuple[Tensor, Tensor]:
    """The nearest others of each, and how far they are."""
    count = max(0, min(count, len(numbers) - 1))
    apart = torch.cdist(numbers, numbers)
    apart.fill_diagonal_(torch.inf)
    distances, places = apart.topk(count, largest=False)
    return places, distances
