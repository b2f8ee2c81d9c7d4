"""Functions of a training script that are always the same, and the device that it computes on."""

from __future__ import annotations

from typing import Final

from studio.compile.lines import Lines
from studio.exchange.recipe import Recipe
from studio.train.config import TrainConfig

LOAD: Final = '''\
def load_data() -> tuple[list[Tensor], list[Tensor]]:
    """What is learnt and what is only tried: a tensor for each of FIELDS."""
    data = torch.load(DATA, map_location=DEVICE, weights_only=True)
    train = [data["train"][name] for name in FIELDS]
    validation = [data["validation"][name] for name in FIELDS]
    return train, validation
'''
BATCHES: Final = '''\
def batches(data: list[Tensor], size: int, order: Tensor) -> Iterator[list[Tensor]]:
    """All examples in this order; a last one alone joins the batch before."""
    sizes = [size] * (len(order) // size)
    rest = len(order) % size
    if rest == 1 and sizes:
        sizes[-1] += 1
    elif rest:
        sizes.append(rest)
    for rows in order.split(sizes):
        yield [field[rows] for field in data]
'''
CHANNELS_LAST: Final = '''\
def channels_last(tensor: Tensor) -> Tensor:
    """The tensor with its channels last in memory, if it is of {what}."""
    return tensor.to(memory_format=torch.{form}) if tensor.dim() == {axes} else tensor
'''
BOTH_LAST: Final = '''\
def channels_last(tensor: Tensor) -> Tensor:
    """The tensor with its channels last in memory, if it is of images or volumes."""
    if tensor.dim() == 4:
        return tensor.to(memory_format=torch.channels_last)
    if tensor.dim() == 5:
        return tensor.to(memory_format=torch.channels_last_3d)
    return tensor
'''
TELL: Final = '''\
def tell(when: str, numbers: dict[str, float]) -> None:
    """Print numbers in one line."""
    print(f"{when}:", ", ".join(f"{name} {value}" for name, value in numbers.items()))
'''
CORES: Final = '''\
def cores() -> int:
    """How many processor cores this script may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
'''
SHORTEN: Final = '''\
@torch.no_grad()
def shorten(parameters: list[nn.Parameter], longest: float) -> None:
    """Shorten the weights of each output that are longer."""
    for parameter in parameters:
        if parameter.dim() > 1:
            parameter.copy_(torch.renorm(parameter, 2, 0, longest))
'''
AVERAGE: Final = '''\
class Average:
    """The average of parameters over updates; the first ones may be passed over."""

    def __init__(
        self, parameters: list[nn.Parameter], blend: Callable[..., None], begin: int
    ) -> None:
        self.parameters = parameters
        self.blend = blend
        self.count = -begin
        self.tensors: list[Tensor] = []

    @torch.no_grad()
    def take(self) -> None:
        """Blend in what an update left."""
        self.count += 1
        if self.count == 1:
            self.tensors = [one.detach().clone() for one in self.parameters]
        elif self.count > 1:
            self.blend(self.tensors, self.parameters, self.count - 1)

    def exchange(self) -> None:
        """Put the average in place of the parameters, or them back again."""
        for number in range(len(self.tensors)):
            one = self.parameters[number]
            one.data, self.tensors[number] = self.tensors[number], one.data
'''
START: Final = """\
if __name__ == "__main__":
    main()
"""


def block(text: str) -> Lines:
    """A text as lines."""
    lines = Lines()
    for line in text.splitlines():
        lines.add(0, line)
    return lines


def batching(recipe: Recipe) -> list[Lines]:
    """What gives the batches, laid out in memory as the settings have it."""
    if not recipe.config.channels_last:
        return [block(BATCHES)]
    arranged = BATCHES.replace("[field[rows] for", "[channels_last(field[rows]) for")
    return [block(_arranging(recipe)), block(arranged)]


def _arranging(recipe: Recipe) -> str:
    if len(recipe.pictures) > 1:
        return BOTH_LAST
    axes = max(recipe.pictures, default=4)
    what = "volumes" if axes == 5 else "images"
    return CHANNELS_LAST.format(what=what, form=_form(axes), axes=axes)


def _form(axes: int) -> str:
    return "channels_last_3d" if axes == 5 else "channels_last"


def write_module(lines: Lines, depth: int, recipe: Recipe, name: str, kind: str) -> None:
    """What makes the module of the step, and lays its parameters out in memory."""
    several = len(recipe.pictures) > 1
    items = ["DEVICE"]
    if recipe.config.channels_last and not several:
        items.append(f"memory_format=torch.{_form(max(recipe.pictures, default=4))}")
    lines.call(depth, f"{name} = {kind}().to", items, ())
    if recipe.config.channels_last and several:
        lines.add(depth, f"for tensor in (*{name}.parameters(), *{name}.buffers()):")
        lines.add(depth + 1, "tensor.data = channels_last(tensor.data)")


def write_device(lines: Lines, config: TrainConfig) -> None:
    """The constant that says where to compute."""
    if config.device != "auto":
        lines.add(0, f'DEVICE = "{config.device}"')
        return
    for line in (
        'DEVICE = "cpu"',
        "if torch.cuda.is_available():",
        '    DEVICE = "cuda"',
        "elif torch.backends.mps.is_available():",
        '    DEVICE = "mps"',
    ):
        lines.add(0, line)


def write_numerics(lines: Lines, depth: int, config: TrainConfig) -> None:
    """How many threads compute, and how graphics cards round products."""
    threads = config.threads or "max(1, cores() - 1)"
    lines.add(depth, f"torch.set_num_threads({threads})")
    if config.device not in ("auto", "cuda"):
        return
    if config.precision == "tf32":
        lines.add(depth, "# On NVIDIA cards products are rounded to TF32.")
        lines.add(depth, "torch.backends.cuda.matmul.allow_tf32 = True")
        lines.add(depth, "torch.backends.cudnn.allow_tf32 = True")
    else:
        lines.add(depth, "torch.backends.cudnn.allow_tf32 = False  # Nothing is rounded to TF32.")
