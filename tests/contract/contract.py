"""What every kind of layer has to keep, as functions of a catalogue, a kind and a case."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import cycle, islice
from math import prod
from typing import Any

import torch
from case import VECTOR, Case, Wired
from drawing import Drawing
from torch import Tensor, nn
from torch.nn.attention import SDPBackend, sdpa_kernel
from torch.utils.flop_counter import FlopCounterMode

from studio.compile.analysis import Analyser, Analysis
from studio.compile.module import NodeError, PlanModule, seeded
from studio.compile.plan import Plan
from studio.compile.source import Source, write
from studio.compile.tensors import TensorSpec
from studio.compile.undecided import asks_for_values
from studio.layers.catalogue import Catalogue
from studio.layers.spec import REQUIRED, LayerSpec

BATCHES = (2, 5)


@dataclass(frozen=True)
class Drawn:
    """A model of one layer: inputs for its wired ports, outputs for what it gives."""

    draw: Drawing
    spec: LayerSpec
    node: str
    wired: tuple[Wired, ...]

    @cached_property
    def analysis(self) -> Analysis:
        return Analyser(self.draw.catalogue).analyse(self.draw.project)

    @property
    def plan(self) -> Plan:
        analysis = self.analysis
        assert analysis.plan is not None, [str(problem.message) for problem in analysis.problems]
        return analysis.plan

    def values(self, batch: int) -> list[Tensor]:
        """What the model is given, in the order of its inputs."""
        generator = torch.Generator().manual_seed(7)
        return [sample(wired, batch, generator) for wired in self.wired]


def draw_case(catalogue: Catalogue, key: str, case: Case, *, only_first: bool = False) -> Drawn:
    """Draw the layer with its inputs and an Output at each output, or at the first alone."""
    draw = Drawing(catalogue)
    spec = catalogue.find(key)
    assert spec is not None
    if spec.construct == "input":
        node = draw.add(key, "layer", **case.params)
        draw.chain(node, draw.add("output", "result"))
        full = {param.name: param.default for param in spec.params} | case.params
        return Drawn(draw, spec, node, (Wired(full["shape"], full["dtype"], 9),))
    sources = [
        (port, wired, draw.add("input", f"{port}{n}", shape=wired.shape, dtype=wired.dtype))
        for port, values in case.ports.items()
        for n, wired in enumerate(values)
    ]
    if not spec.inputs:
        # A model takes something, be it handed on as it is.
        source = draw.add("input", "given", shape=VECTOR)
        draw.chain(source, draw.add("output", "handed_on"))
        sources.append(("", Wired(VECTOR), source))
    node = draw.add(key, "layer", **case.params)
    for port, _, source in sources if spec.inputs else ():
        draw.wire(source, f"{node}.{port}")
    outputs = spec.outputs_with(case.params)
    for port in outputs[:1] if only_first else outputs:
        draw.wire(
            f"{node}.{port.name}", draw.add("output", f"result_{port.name}".replace(".", "_"))
        )
    return Drawn(draw, spec, node, tuple(wired for _, wired, _ in sources))


def sample(wired: Wired, batch: int, generator: torch.Generator) -> Tensor:
    shape = TensorSpec(wired.shape, wired.dtype).sizes(batch)
    if wired.cycle:
        flat = list(islice(cycle(wired.cycle), prod(shape)))
        return torch.tensor(flat, dtype=getattr(torch, wired.dtype)).reshape(shape)
    if wired.dtype == "bool":
        mask = torch.rand(shape, generator=generator) < 0.4
        mask[..., 0] = False  # at least one place is open in every row
        return mask
    if wired.dtype == "int64":
        return torch.randint(wired.below, shape, generator=generator)
    shares = torch.rand(shape, generator=generator, dtype=getattr(torch, wired.dtype))
    return shares * (wired.high - wired.low) + wired.low


def run(module: nn.Module, values: list[Tensor], *, train: bool) -> tuple[Tensor, ...]:
    """All outputs for copies of these values; random numbers start alike at every call."""
    module.train(train)
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(3)
        result = module(*(value.clone() for value in values))
    return result if isinstance(result, tuple) else (result,)


def assert_documented(spec: LayerSpec) -> None:
    assert spec.title
    assert spec.summary.endswith(".")
    assert spec.doc_url.startswith("https://")
    for part in (*spec.params, *spec.inputs, *spec.outputs):
        assert part.help.endswith("."), part.name


def assert_builds(drawn: Drawn) -> None:
    module = seeded(drawn.plan, 0)
    assert isinstance(module, PlanModule)
    layer = module.layer(drawn.node)
    assert (layer is not None) == (drawn.spec.construct == "module")
    again = seeded(drawn.plan, 0).state_dict()
    assert all(torch.equal(value, again[key]) for key, value in module.state_dict().items())


def assert_infers(drawn: Drawn) -> None:
    """Shapes, types and parameters known beforehand are those of a real run."""
    analysis = drawn.analysis
    facts = analysis.nodes[drawn.node]
    module = seeded(drawn.plan, 0)
    assert facts.cost.parameters == sum(value.numel() for value in module.parameters())
    for batch in BATCHES:
        module.eval()
        with module.tapped([drawn.node]) as taken, torch.no_grad():
            module(*drawn.values(batch))
        real = {port: value for (_, port), value in taken.items()}
        assert set(real) == set(facts.outputs)
        for port, spec in facts.outputs.items():
            assert tuple(real[port].shape) == spec.sizes(batch), port
            assert str(real[port].dtype) == f"torch.{spec.dtype}", port


def assert_costs(drawn: Drawn) -> None:
    """Multiply-adds are half of the operations that torch counts, by its own counter.

    It counts on the meta device, where nothing is hidden in a fused kernel, or else without them.
    """
    cost = drawn.analysis.nodes[drawn.node].cost
    samples = 1 if drawn.spec.cost else 2  # some normalisations refuse a single sample
    try:
        counted = _counted(drawn, samples, "meta")
    except NodeError as error:
        assert asks_for_values(error.__cause__)
        counted = _counted(drawn, samples, "cpu")
    assert 2 * cost.multiply_adds == counted
    assert (cost.multiply_adds > 0) == bool(drawn.spec.cost)


def _counted(drawn: Drawn, samples: int, device: str) -> int:
    module = seeded(drawn.plan, 0).eval().to(device)
    unknown = {torch.ops.aten._trilinear: _products}
    with (
        FlopCounterMode(display=False, custom_mapping=unknown) as counter,
        sdpa_kernel(SDPBackend.MATH),
    ):
        module(*(value.to(device) for value in drawn.values(samples)))
    return int(counter.get_total_flops())


def _products(one: Any, weight: Any, two: Any, *_: Any, **__: Any) -> int:
    """What ``nn.Bilinear`` does, which torch's counter does not know."""
    return 2 * prod(one[:1]) * prod(weight)


def assert_trains(drawn: Drawn) -> None:
    """One step of gradient descent moves the parameters, and all stays finite."""
    module = seeded(drawn.plan, 0).train()
    parameters = dict(module.named_parameters())
    values = drawn.values(4)
    if not parameters:
        wanted = "inf" in str(drawn.plan.step(drawn.node).settings.values())
        for value in run(module, values, train=True):
            assert wanted or torch.isfinite(value).all()
        return
    before = {name: value.detach().clone() for name, value in parameters.items()}
    result = module(*values)
    results = result if isinstance(result, tuple) else (result,)
    generator = torch.Generator().manual_seed(11)
    loss = sum(
        (value * torch.rand(value.shape, generator=generator)).sum()
        for value in results
        if value.is_floating_point()
    )
    assert isinstance(loss, Tensor)
    loss.backward()
    for name, parameter in parameters.items():
        assert parameter.grad is not None, name
        assert torch.isfinite(parameter.grad.to_dense()).all(), name
    torch.optim.SGD(parameters.values(), lr=0.1).step()
    assert all(torch.isfinite(parameter).all() for parameter in parameters.values())
    assert any(not torch.equal(before[name], parameters[name]) for name in parameters)


def assert_exports(drawn: Drawn) -> None:
    """The written class has the same keys and, with the same weights, bit-equal outputs."""
    module = seeded(drawn.plan, 0)
    exported = load(write(drawn.plan))
    assert list(exported.state_dict()) == list(module.state_dict())
    exported.load_state_dict(module.state_dict())
    for train in (False, True):
        for batch in BATCHES:
            values = drawn.values(batch)
            ours = run(module, values, train=train)
            theirs = run(exported, values, train=train)
            assert len(ours) == len(theirs)
            for one, other in zip(ours, theirs, strict=True):
                assert torch.equal(one, other)
                assert one.dtype == other.dtype
    kept = zip(module.state_dict().values(), exported.state_dict().values(), strict=True)
    assert all(torch.equal(one, other) for one, other in kept)


def load(source: Source) -> nn.Module:
    namespace: dict[str, Any] = {"__name__": "exported"}
    exec(compile(source.text, "exported.py", "exec"), namespace)
    module = namespace[source.class_name]()
    assert isinstance(module, nn.Module)
    return module


def untried(spec: LayerSpec, cases: tuple[Case, ...]) -> list[str]:
    """What no case tries: settings other than the default, ports wired and open."""
    missing = []
    # An input that may be left out cannot go to an Output; it is tried with blocks.
    params = [p for p in spec.params if (spec.construct, p.name) != ("input", "optional")]
    for param in params:
        given = [case.params[param.name] for case in cases if param.name in case.params]
        default = None if param.default is REQUIRED else param.default
        only_one = param.type == "choice" and len(param.choices) == 1
        if not only_one and not any(value != default for value in given):
            missing.append(param.name)
    for port in spec.inputs:
        if port.optional and not any(port.name in case.ports for case in cases):
            missing.append(f"{port.name} wired")
        if port.optional and all(port.name in case.ports for case in cases):
            missing.append(f"{port.name} open")
    for port in spec.outputs:
        name = f"{port.name}.0" if port.variadic else port.name
        there = [{one.name for one in spec.outputs_with(case.params)} for case in cases]
        if not any(name in names for names in there):
            missing.append(f"{port.name} given")
    return missing
