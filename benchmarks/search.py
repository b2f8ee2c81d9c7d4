"""How long the palette's search takes for each key stroke.

    python benchmarks/search.py [--kinds 350] [--rounds 20]

Every prefix of many queries is searched for among 350 kinds, copies of ours under other names if
there are fewer. Beside it, in the same rounds, a plain look for the typed letters in the titles.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from statistics import median, quantiles
from time import perf_counter

from studio.layers.catalogue import Catalogue, standard

QUERIES = (
    "fully connected",
    "dense",
    "conv2d",
    "batch norm",
    "self-attention",
    "cross entropy loss",
    "log loss",
    "normalize",
    "2d conv transpose",
    "positional encoding",
    "lstm",
    "max pooling",
    "residual",
    "mxpl",
    "zebra",
)


def filled(kinds: int) -> Catalogue:
    """Our catalogue, filled up with copies of other names until it has so many kinds."""
    catalogue = standard()
    missing = max(kinds - len(list(catalogue.offered())), 0)
    copies = islice(cycle(list(catalogue.offered())), missing)
    for n, spec in enumerate(copies):
        catalogue.register(replace(spec, key=f"{spec.key}.{n}", title=f"{spec.title}Copy{n}"))
    return catalogue


def milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kinds", type=int, default=350)
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    catalogue = filled(options.kinds)
    typed = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]
    first = milliseconds(lambda: catalogue.search(typed[0]))
    ours: list[float] = []
    plain: list[float] = []
    for _ in range(options.rounds):
        for text in typed:
            ours.append(milliseconds(lambda text=text: catalogue.search(text)))
            plain.append(
                milliseconds(
                    lambda text=text: [s for s in catalogue.offered() if text in s.title.casefold()]
                )
            )
    kinds = len(list(catalogue.offered()))
    print(f"{kinds} kinds, {len(typed)} key strokes, {options.rounds} rounds; milliseconds")
    for what, times in (("search", ours), ("titles that contain it", plain)):
        worst = f"99 of 100 below {quantiles(times, n=100)[98]:.2f}, all below {max(times):.2f}"
        print(f"  {what:24} median {median(times):6.3f}   {worst}")
    print(f"  the very first search    {first:13.3f}")
    print(f"  ratio of the medians     {median(ours) / median(plain):13.1f}")


if __name__ == "__main__":
    main()
