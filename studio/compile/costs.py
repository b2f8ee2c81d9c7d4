"""What a layer costs before it runs: parameters, multiply-adds, memory of its outputs.

Multiply-adds count one multiplication with its addition, for one sample; biases, activations and
normalisation count nothing, as ``torch.utils.flop_counter`` does (which counts each twice).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import prod

from studio.compile.contraction import products
from studio.compile.tensors import TensorSpec
from studio.layers.spec import LayerSpec
from studio.value import Value


@dataclass(frozen=True, slots=True)
class Cost:
    """Costs of a node or, added up, of a graph; what is not of its weights, for one sample."""

    parameters: int = 0
    multiply_adds: int = 0
    activation_bytes: int = 0
    buffers: int = 0
    """Numbers that are kept but not learnt, such as the averages of batch normalisation."""
    parameter_bytes: int = 0
    buffer_bytes: int = 0

    def __add__(self, other: Cost) -> Cost:
        return Cost(
            self.parameters + other.parameters,
            self.multiply_adds + other.multiply_adds,
            self.activation_bytes + other.activation_bytes,
            self.buffers + other.buffers,
            self.parameter_bytes + other.parameter_bytes,
            self.buffer_bytes + other.buffer_bytes,
        )

    def with_weights(self, other: Cost) -> Cost:
        """The same with the weights of another layer."""
        return Cost(
            other.parameters,
            self.multiply_adds,
            self.activation_bytes,
            other.buffers,
            other.parameter_bytes,
            other.buffer_bytes,
        )

    def without_weights(self) -> Cost:
        """The same of a layer that is called again: its weights are counted where it is first."""
        return Cost(multiply_adds=self.multiply_adds, activation_bytes=self.activation_bytes)


NO_COST = Cost()


def total_of(costs: Sequence[Cost]) -> Cost:
    """All of them added up; quick, as large graphs have many."""
    return Cost(
        sum([cost.parameters for cost in costs]),
        sum([cost.multiply_adds for cost in costs]),
        sum([cost.activation_bytes for cost in costs]),
        sum([cost.buffers for cost in costs]),
        sum([cost.parameter_bytes for cost in costs]),
        sum([cost.buffer_bytes for cost in costs]),
    )


def multiply_adds(
    spec: LayerSpec,
    settings: Mapping[str, Value],
    inputs: Mapping[str, tuple[TensorSpec, ...]],
    outputs: Mapping[str, TensorSpec],
) -> int:
    """Multiply-adds of one call for one sample, by the kind's cost rule."""
    if not spec.cost:
        return 0
    first = inputs[spec.inputs[0].name][0].sizes(1)
    out = next(iter(outputs.values())).sizes(1)
    match spec.cost:
        case "convolution":
            kernel = _kernel(settings, len(first) - 2)
            return prod(out) * first[1] // _int(settings, "groups") * kernel
        case "transposed":
            kernel = _kernel(settings, len(first) - 2)
            return prod(first) * out[1] // _int(settings, "groups") * kernel
        case "linear":
            return prod(out) * first[-1]
        case "matmul":
            return prod(out) * first[-1]
        case "pairs":
            # Of a batch of one, as the batch is compared with itself.
            return first[-1]
        case "views":
            return 4 * first[-1]
        case "recurrent":
            return _recurrent(spec, settings, first)
        case "bilinear":
            return prod(out) * first[-1] * inputs["input2"][0].sizes(1)[-1]
        case "cell":
            width = _int(settings, "hidden_size")
            return _gates(spec) * width * (first[-1] + width) * prod(first[:-1])
        case "attention":
            return _attention(settings, inputs)
        case "einsum":
            sizes = [operand.sizes(1) for operand in inputs["operands"]]
            return products(str(settings["equation"]), sizes)
        case "products":
            keys, values = (inputs[port][0].sizes(1) for port in ("key", "value"))
            return prod(first[:-1]) * keys[-2] * (first[-1] + values[-1])
        case "encoder":
            return _layers(settings) * _encoder(settings, _length(inputs, "src"))
        case "decoder":
            tgt, memory = _length(inputs, "tgt"), _length(inputs, "memory")
            return _layers(settings) * _decoder(settings, tgt, memory)
        case "transformer":
            src, tgt = _length(inputs, "src"), _length(inputs, "tgt")
            encoder = _int(settings, "num_encoder_layers") * _encoder(settings, src)
            return encoder + _int(settings, "num_decoder_layers") * _decoder(settings, tgt, src)
        case "classifier":
            return (
                prod(first) * _int(settings, "num_classes") * prod(_ints(settings, "out_features"))
            )
        case "adaptive":
            # Of a frequent class: the head alone, which knows those and each group of rarer ones.
            cutoffs = _ints(settings, "cutoffs")
            return prod(first) * (cutoffs[0] + len(cutoffs))


def _kernel(settings: Mapping[str, Value], dimensions: int) -> int:
    size = settings["kernel_size"]
    if isinstance(size, tuple):
        return prod(n for n in size if isinstance(n, int))
    assert isinstance(size, int)
    return int(size**dimensions)


def _int(settings: Mapping[str, Value], name: str) -> int:
    value = settings[name]
    assert isinstance(value, int)
    return value


def _ints(settings: Mapping[str, Value], name: str) -> tuple[int, ...]:
    value = settings[name]
    return tuple(n for n in value if isinstance(n, int)) if isinstance(value, tuple) else ()


def _gates(spec: LayerSpec) -> int:
    """How many matrices a recurrent layer, or its cell, multiplies the input and state with."""
    return {"LSTM": 4, "GRU": 3, "RNN": 1}[spec.title.removesuffix("Cell")]


def _recurrent(spec: LayerSpec, settings: Mapping[str, Value], first: tuple[int, ...]) -> int:
    gates = _gates(spec)
    hidden = _int(settings, "hidden_size")
    projected = _int(settings, "proj_size") if "proj_size" in settings else 0
    returned = projected or hidden
    directions = 2 if settings["bidirectional"] else 1
    total, width = 0, first[-1]
    for _ in range(_int(settings, "num_layers")):
        one = gates * hidden * (width + returned) + projected * hidden
        total += one * directions
        width = returned * directions
    return total * prod(first[:-1])


def _attention(settings: Mapping[str, Value], inputs: Mapping[str, tuple[TensorSpec, ...]]) -> int:
    query, key, value = (inputs[port][0].sizes(1) for port in ("query", "key", "value"))
    width = _int(settings, "embed_dim")
    tokens, sources = prod(query[:-1]), prod(key[:-1])
    projections = 2 * tokens * width * width + sources * width * (key[-1] + value[-1])
    added = bool(settings["add_bias_kv"]) + bool(settings["add_zero_attn"])
    return projections + 2 * tokens * (sources + added) * width


def _length(inputs: Mapping[str, tuple[TensorSpec, ...]], port: str) -> int:
    return prod(inputs[port][0].sizes(1)[:-1])


def _layers(settings: Mapping[str, Value]) -> int:
    return _int(settings, "num_layers") if "num_layers" in settings else 1


def _encoder(settings: Mapping[str, Value], length: int) -> int:
    width, hidden = _int(settings, "d_model"), _int(settings, "dim_feedforward")
    attention = 4 * length * width * width + 2 * length * length * width
    return attention + 2 * length * width * hidden


def _decoder(settings: Mapping[str, Value], length: int, memory: int) -> int:
    width = _int(settings, "d_model")
    across = 2 * (length + memory) * width * width + 2 * length * memory * width
    return _encoder(settings, length) + across
