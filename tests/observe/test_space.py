"""Points in few dimensions, held against scikit-learn."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from drawing import Drawing
from running import plan_of, straight
from sklearn.datasets import load_digits
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness
from sklearn.neighbors import NearestNeighbors

from studio.compile.module import seeded
from studio.observe.asks.ask import Missing
from studio.observe.asks.space import Space, SpaceFound
from studio.observe.frames import Watch
from studio.observe.looks.space import principal
from studio.observe.looks.subject import Examples, Samples
from studio.observe.metrics import Scoring
from studio.observe.probes import Observer
from studio.observe.statistics.aligning import aligned
from studio.observe.statistics.neighbour_embedding import affinities, divergence, layouts


def test_what_a_layer_gives_lies_as_scikit_learn_projects_it() -> None:
    draw = straight(("Linear", {"out_features": 12}), shape=("N", 20))
    module = seeded(plan_of(draw), 0)
    torch.manual_seed(1)
    x = torch.randn(400, 20) * torch.linspace(1, 3, 20)
    labels = torch.arange(400) % 4
    samples = Samples({"train": Examples((x,), labels), "validation": Examples((x[:5],))},
                      Scoring("classes"))  # fmt: skip
    ask = Space("n2", split="train", most=200)
    (frame,) = Observer(module, samples).look(Watch(asks=frozenset({ask})), 3)
    seen = frame.found  # type: ignore[union-attr]
    assert isinstance(seen, SpaceFound)
    assert seen.examples.tolist() == list(range(0, 400, 2))
    assert (seen.total, seen.width, seen.used) == (400, 12, 12)
    with torch.no_grad():
        given = module(x[::2]).double().numpy()
    pca = PCA(12).fit(given)
    points = pca.transform(given)
    signs = np.sign((points * seen.points).sum(0))
    np.testing.assert_allclose(seen.points, points * signs, atol=1e-5)
    np.testing.assert_allclose(seen.shares, pca.explained_variance_ratio_, atol=1e-5)
    far, near = NearestNeighbors(n_neighbors=13).fit(given).kneighbors(given)
    np.testing.assert_allclose(seen.distances, far[:, 1:], rtol=1e-3)
    assert (seen.neighbours == near[:, 1:]).mean() > 0.99
    assert seen.predicted is not None and seen.labels is not None
    assert seen.predicted.tolist() == given.argmax(1).tolist()
    assert seen.labels.tolist() == labels[::2].tolist()


def test_more_numbers_than_examples_make_no_difference() -> None:
    rng = np.random.default_rng(0)
    wide = rng.normal(size=(30, 100))
    points, shares = principal(torch.tensor(wide), 5)
    expected = PCA(5, svd_solver="full").fit(wide)
    signs = np.sign((expected.transform(wide) * points.numpy()).sum(0))
    np.testing.assert_allclose(points.numpy(), expected.transform(wide) * signs, atol=1e-5)
    np.testing.assert_allclose(shares.numpy(), expected.explained_variance_ratio_, atol=1e-6)


def test_numbers_that_are_none_do_not_end_the_look() -> None:
    module = seeded(plan_of(straight(("Linear", {"out_features": 3}), shape=("N", 2))), 0)
    x = torch.tensor([[1.0, 2.0], [float("nan"), 1.0], [float("inf"), 0.0], [3.0, 1.0]])
    samples = Samples({"validation": Examples((x,))}, Scoring("numbers"))
    (frame,) = Observer(module, samples).look(Watch(asks=frozenset({Space("n2")})), 3)
    seen = frame.found  # type: ignore[union-attr]
    assert isinstance(seen, SpaceFound)
    assert np.isfinite(seen.points).all()


def test_rows_of_a_table_are_points_too() -> None:
    draw = Drawing()
    source = draw.add("input", "x", shape=("N", 6), dtype="int64")
    table = draw.add("Embedding", "table", num_embeddings=9, embedding_dim=4)
    draw.chain(source, table, draw.add("output", "y"))
    module = seeded(plan_of(draw), 0)
    samples = Samples({"validation": Examples((torch.zeros(2, 6, dtype=torch.int64),))},
                      Scoring("numbers"))  # fmt: skip
    asks = frozenset({Space(table, of="weights"), Space(source, of="weights")})
    frames = {f.ask.node: f.found for f in Observer(module, samples).look(Watch(asks=asks), 0)}  # type: ignore[union-attr]
    rows = frames[table]
    assert isinstance(rows, SpaceFound)
    assert (len(rows.points), rows.width, rows.labels) == (9, 4, None)
    assert isinstance(frames[source], Missing)


def test_neighbours_stay_neighbours_as_well_as_in_scikit_learn() -> None:
    numbers = load_digits().data[:150] / 16
    *_, last = layouts(numbers, 2, rounds=440)
    theirs = TSNE(2, init="pca", method="exact", random_state=0, max_iter=500)
    other = theirs.fit_transform(numbers)
    near = affinities(numbers, 30)
    assert near.sum() == pytest.approx(1, abs=1e-6)
    assert divergence(near, other) == pytest.approx(theirs.kl_divergence_, rel=0.1)
    assert last.divergence < divergence(near, other) * 1.1
    assert trustworthiness(numbers, last.points) > trustworthiness(numbers, other) - 0.01


def test_a_cloud_is_turned_back_to_how_it_lay() -> None:
    rng = np.random.default_rng(0)
    before = rng.normal(size=(50, 3)).astype(np.float32)
    turn, _ = np.linalg.qr(rng.normal(size=(3, 3)))
    middle = before.mean(0)
    later = ((before - middle) @ turn + middle).astype(np.float32)
    np.testing.assert_allclose(aligned(later, before), before, atol=1e-5)
    few = before[:10]
    assert aligned(few, before) is few
