"""Python for single steps: how a layer is made, how it is called, how a value is written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from studio.compile.lines import INDENT, WIDTH, Lines
from studio.compile.plan import Ref, Step
from studio.layers.spec import Param, Pattern
from studio.value import Value


def write_call(body: Lines, step: Step, variables: dict[Ref, str], comment: str) -> None:
    left = _left(step, step.returns, variables)
    if step.spec.construct == "operator":
        terms = [variables[ref] for _, refs in step.arguments() for ref in refs]
        line = f"{left} = {f' {step.spec.target} '.join(terms)}"
        if len(line) + 2 * len(INDENT) <= WIDTH:
            fits = len(line) + len(comment) + 4 + 2 * len(INDENT) <= WIDTH
            body.add(2, f"{line}  # {comment}" if comment and fits else line, {step.node})
            return
        body.add(2, f"{left} = (", {step.node})
        body.add(3, terms[0], {step.node})
        for term in terms[1:]:
            body.add(3, f"{step.spec.target} {term}", {step.node})
        body.add(2, ")", {step.node})
        return
    items: list[str] = []
    for argument, refs in step.arguments():
        names = [variables[ref] for ref in refs]
        if argument.as_tuple:
            text = f"({names[0]},)" if len(names) == 1 else f"({', '.join(names)})"
        else:
            text = names[0]
        items.append(f"{argument.keyword}={text}" if argument.keyword else text)
    first = items[0] if items else ""
    given = [step.spec.by_name[name] for name, _ in step.call_settings()]
    positional = 0 if step.spec.construct == "module" else step.spec.positional
    items += _settings(step, given, positional, first)
    target = f"self.{step.name}" if step.spec.construct == "module" else path_of(step)
    body.call(2, f"{left} = {target}", items, {step.node}, comment=comment)


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
    return ", ".join(shown)


def path_of(step: Step) -> str:
    return _path(step.spec.target)


def _path(target: str) -> str:
    if not target.startswith("torch."):
        return target.rpartition(".")[2]
    return target.removeprefix("torch.") if target.startswith("torch.nn.") else target


def imports(steps: Iterable[Step]) -> list[str]:
    """A line for each module beside torch that the targets of these steps come from."""
    names: dict[str, set[str]] = {}
    for step in steps:
        module, _, name = step.spec.target.rpartition(".")
        if step.spec.construct in ("module", "function") and not step.spec.code:
            names.setdefault(module, set()).add(name)
    return [
        f"from {module} import {', '.join(sorted(found))}"
        for module, found in sorted(names.items())
        if module.partition(".")[0] != "torch"
    ]


def constructor(step: Step) -> list[str]:
    given = [step.spec.by_name[name] for name, _ in step.constructor()]
    before, after = [], []
    for layer, params in step.nested():
        names = {param.name: name for name, param in params}
        items = _settings(step, [param for _, param in params], layer.positional, "", names)
        text = f"{_path(layer.target)}({', '.join(items)})"
        if layer.when:
            after.append(f"{layer.argument}={text}")
        else:
            before.append(text)
    return [*before, *_settings(step, given, step.spec.positional, ""), *after]


def _settings(
    step: Step,
    params: list[Param],
    positional: int,
    first: str,
    names: Mapping[str, str] | None = None,
) -> list[str]:
    """Parameters as they are written: only what differs from torch's defaults."""
    items: list[str] = []
    for place, param in enumerate(params):
        value = step.settings[param.name]
        if param.implied(value):
            continue
        text = literal(param, value, first)
        # By position only while nothing before it was left out.
        by_position = place < positional and len(items) == place
        name = (names or {}).get(param.name, param.name)
        items.append(text if by_position else f"{name}={text}")
    return items


def literal(param: Param, value: Value, first: str) -> str:
    if param.as_tensor and value is not None:
        numbers = value if isinstance(value, tuple) else (value,)
        return f"torch.tensor([{', '.join(repr(number) for number in numbers)}])"
    if isinstance(value, tuple):
        several = param.type in ("ints", "floats") and not param.exact
        if several and param.length and len(set(value)) == 1:
            return literal(param, value[0], first)
        parts = [
            f"{first}.shape[0]" if part == "N" else literal(param, part, first) for part in value
        ]
        return f"({parts[0]},)" if len(parts) == 1 else f"({', '.join(parts)})"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value}")'
    return repr(value)
