"""Python for single steps: how a layer is made, how it is called, how a value is written."""

from __future__ import annotations

import ast
import json
from collections.abc import Collection
from dataclasses import replace

from studio.compile.formula import formula, number
from studio.compile.given import LAYERS, Given, to_call, to_constructor
from studio.compile.lines import INDENT, WIDTH, Lines
from studio.compile.plan import Ref, Step
from studio.layers import notation
from studio.layers.spec import Param, Pattern
from studio.value import Expression, Value

FUNCTIONAL = "torch.nn.functional."
FILLED = {"0.0": "torch.zeros", "1.0": "torch.ones"}
"""What one writes for ``torch.full`` with these numbers."""


def write_call(
    body: Lines,
    step: Step,
    variables: dict[Ref, str],
    maybe: Collection[Ref] = (),
    *,
    is_result: bool = False,
) -> None:
    """The call of a step. The values ``maybe`` may be ``None``; a result is returned."""
    lengths = step.inputs.get(step.spec.packed_by)
    if lengths:
        _packed(body, step, variables, maybe, variables[lengths[0]])
        return
    left = "return " if is_result else f"{_left(step, step.returns, variables)} = "
    items: list[str] = []
    first = ""
    for given in to_call(step):
        if given.refs and not first:
            first = variables[given.refs[0]]
        items += _items(step, given, variables, first)
        open_ones = [ref for ref in given.refs if ref in maybe] if given.as_tuple else ()
        if open_ones:
            items[-1] = _all_or_none(items[-1], given.keyword, variables[open_ones[0]])
    match step.spec.construct:
        case "operator":
            _operation(body, step, left, items)
        case "index":
            value, index = items
            body.add(2, f"{left}{value}[{index}]", {step.node})
        case "method":
            target = f"{left}{items[0]}.{step.spec.target.rpartition('.')[2]}"
            body.call(2, target, items[1:], {step.node})
        case construct:
            target = f"self.{step.keeper}" if construct in LAYERS else path_of(step)
            body.call(2, left + target, items, {step.node})


def _packed(
    body: Lines,
    step: Step,
    variables: dict[Ref, str],
    maybe: Collection[Ref],
    lengths: str,
) -> None:
    """The call of a recurrent layer on sequences of different lengths."""
    (entry,) = step.inputs[step.spec.inputs[0].name]
    output = Ref(step.node, step.spec.outputs[0].name)
    name = "packed"
    while name in variables.values():
        name += "_"
    param, first = step.spec.by_name["batch_first"], step.settings["batch_first"]
    order = [] if param.implied(first) else [f"batch_first={literal(param, first, '')}"]
    pack = f"{name} = nn.utils.rnn.pack_padded_sequence"
    given = [variables[entry], f"{lengths}.cpu()", *order, "enforce_sorted=False"]
    body.call(2, pack, given, {step.node})
    inner = replace(step, inputs={**step.inputs, step.spec.packed_by: ()})
    write_call(body, inner, {**variables, entry: name, output: name}, maybe)
    if output in variables:
        axis = int(first) if isinstance(first, bool) else f"int({literal(param, first, '')})"
        total = f"total_length={variables[entry]}.shape[{axis}]"
        pad = f"{variables[output]}, _ = nn.utils.rnn.pad_packed_sequence"
        body.call(2, pad, [name, *order, total], {step.node})


def _all_or_none(text: str, keyword: str, name: str) -> str:
    """A tuple of values that are ``None`` together, as it is passed on."""
    start = f"{keyword}=" if keyword else ""
    return f"{start}None if {name} is None else {text.removeprefix(start)}"


def _operation(body: Lines, step: Step, left: str, terms: list[str]) -> None:
    sign = step.spec.target
    if len(terms) == 1:
        text = terms[0] if step.spec.inputs[0].variadic else f"{sign}{terms[0]}"
        body.add(2, left + text, {step.node})
        return
    terms = [f"({term})" if not _is_simple(term) else term for term in terms]
    # The formatter puts no spaces around a power of plain names and numbers.
    close = sign == "**" and not any(term.startswith("(") for term in terms)
    line = left + (sign if close else f" {sign} ").join(terms)
    if len(line) + 2 * len(INDENT) <= WIDTH:
        body.add(2, line, {step.node})
        return
    body.add(2, f"{left}(", {step.node})
    body.add(3, terms[0], {step.node})
    for term in terms[1:]:
        body.add(3, f"{sign} {term}", {step.node})
    body.add(2, ")", {step.node})


def _is_simple(term: str) -> bool:
    """Whether an operand needs no brackets: a name, an attribute, or a number."""
    if term.isidentifier():
        return True
    node = ast.parse(term, mode="eval").body
    if isinstance(node, ast.UnaryOp):
        node = node.operand
    return isinstance(node, ast.Name | ast.Attribute | ast.Constant)


def _left(step: Step, pattern: Pattern, variables: dict[Ref, str]) -> str:
    """The target of the assignment: unused values, and tuples of them, are ``_``."""
    if isinstance(pattern, str):
        return variables.get(Ref(step.node, pattern), "_")
    parts = [_left(step, part, variables) for part in pattern]
    shown = [
        "_"
        if isinstance(part, tuple) and not text.strip("(_, )")
        else f"({text})"
        if isinstance(part, tuple)
        else text
        for part, text in zip(pattern, parts, strict=True)
    ]
    return f"({shown[0]},)" if len(shown) == 1 else ", ".join(shown)


def path_of(step: Step) -> str:
    """The target of a step as it is called in a file that imports ``torch``, ``nn`` and ``F``."""
    target = step.spec.target
    return target.rpartition(".")[2] if step.spec.code else _path(target)


def _path(target: str) -> str:
    if not target.startswith("torch."):
        return target.rpartition(".")[2]
    if target.startswith(FUNCTIONAL):
        return f"F.{target.removeprefix(FUNCTIONAL)}"
    return target.removeprefix("torch.") if target.startswith("torch.nn.") else target


def maker(step: Step) -> tuple[str, list[str]]:
    """What makes that which a step keeps, and what it is given: ``nn.Linear``, ``[…]``."""
    items = [text for given in to_constructor(step) for text in _items(step, given, {}, "")]
    path = path_of(step)
    if step.spec.construct in LAYERS:
        return path, items
    if path == "torch.full" and items[1] in FILLED:
        path = FILLED[items.pop(1)]
        # As one writes the size there; that of a single number is ``()``.
        items[0] = items[0].removeprefix("(").removesuffix(")").removesuffix(",") or "()"
    made = f"{path}({', '.join(items)})"
    if step.spec.construct == "parameter":
        return "nn.Parameter", [made]
    return "nn.Buffer", [made, "persistent=False"]


def _items(step: Step, given: Given, variables: dict[Ref, str], first: str) -> list[str]:
    """An argument as it is written; several texts for what counts as several arguments."""
    names = [variables[ref] for ref in given.refs]
    if given.nested is not None:
        inner = [text for one in given.inner for text in _items(step, one, variables, first)]
        names = [f"{_path(given.nested.target)}({', '.join(inner)})"]
    if given.as_tuple:
        names = [f"({names[0]},)" if len(names) == 1 else f"({', '.join(names)})"]
    if given.param is not None:
        value = _alone(step, given.param, given.value)
        if given.param.spread and isinstance(value, tuple):
            names = [_size(given.param, part, first) for part in value]
        else:
            names = [literal(given.param, value, first)]
        if given.param.training_only:
            names[0] += " if self.training else 0.0"
    return [f"{given.keyword}={name}" if given.keyword else name for name in names]


def _alone(step: Step, param: Param, value: Value) -> Value:
    """A size alone where it stands for the shape of it alone, as one writes it."""
    if not isinstance(value, tuple) or len(value) != 1:
        return value
    rule = step.spec.derived_from(param.name)
    return value[0] if rule and rule.as_tuple else value


def _size(param: Param, size: Value, first: str) -> str:
    return f"{first}.shape[0]" if size == "N" else literal(param, size, first)


def literal(param: Param, value: Value, first: str) -> str:
    if isinstance(value, Expression):
        return value.text  # It is Python already.
    if param.as_tensor and value is not None:
        numbers = value if isinstance(value, tuple) else (value,)
        return f"torch.tensor([{', '.join(_number(number) for number in numbers)}])"
    if isinstance(value, tuple):
        several = param.type in ("ints", "floats") and not param.exact
        if several and param.length and len(set(value)) == 1:
            return literal(param, value[0], first)
        parts = [_size(param, part, first) for part in value]
        return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"
    if isinstance(value, str):
        return _word(param, value)
    return number(value) if isinstance(value, float) else repr(value)


def _number(number: Value) -> str:
    return number.text if isinstance(number, Expression) else repr(number)


def _word(param: Param, value: str) -> str:
    if param.notation == "index":
        return notation.index_text(value)
    if param.notation == "factor":
        return f"lambda {notation.COUNT}: {formula(value, str)}"
    if param.module:
        return f"{param.module}.{value}"
    text = notation.equation(value) if param.notation == "equation" else value
    return quoted(text)


def quoted(text: str) -> str:
    """A text as Python has it, on one line, in the quotes that the formatter would choose."""
    inner = json.dumps(text, ensure_ascii=False)[1:-1]
    if '"' in text and "'" not in text:
        return "'" + inner.replace('\\"', '"') + "'"
    return f'"{inner}"'
