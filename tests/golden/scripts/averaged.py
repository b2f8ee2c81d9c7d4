"""Trains Net, drawn with Plexus Studio.

It needs torch, and averaged_data.pt beside it: Moons, 96 examples to learn from and 24
to try it on.

Points drawn by the program; the seed fixes them.

Settings of the data: data.samples = 120, data.source = toy.

Run it with `python averaged.py`. It prints the losses of the first steps and what each
epoch comes to, and writes the weights of the best epoch (averaged_best.pt) and the last
ones beside itself. On a CPU its losses are those of Plexus Studio to the last bit, with
the same torch on the same machine.
"""

import math
from collections import OrderedDict
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from torch import Tensor, nn

SEED = 0
EPOCHS = 6
BATCH_SIZE = 16
VALIDATION_BATCH_SIZE = 2 * BATCH_SIZE  # More fit in without gradients.
SHOWN = 20  # So many steps tell their losses.
FIELDS = ("points", "label")

HERE = Path(__file__).resolve().parent
DATA = HERE / "averaged_data.pt"
DEVICE = "cpu"


class Net(nn.Module):
    """Takes points and returns out.

    Shapes:
        N × 2   points
        N × 16  hidden
        N × 2   scores → out
    """

    def __init__(self) -> None:
        super().__init__()
        self.mlp = nn.Sequential(
            OrderedDict(
                hidden=nn.Linear(2, 16),
                norm=nn.BatchNorm1d(16),
                relu=nn.ReLU(),
                drop=nn.Dropout(0.3),
                scores=nn.Linear(16, 2),
            )
        )

    def forward(self, points: Tensor) -> Tensor:
        return self.mlp(points)


class Training(nn.Module):
    """One step of training: from what a batch holds to what is made small."""

    def __init__(self) -> None:
        super().__init__()
        self.model = Net()
        self.loss = nn.CrossEntropyLoss()

    def forward(self, points: Tensor, label: Tensor) -> Tensor:
        """The loss that optimizer makes small."""
        x = self.model(points)
        return self.loss(x, label)

    def check(self, points: Tensor, label: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The loss, the answers, and what would have been right."""
        model = self.model(points)
        x = self.loss(model, label)
        return x, model, label


def load_data() -> tuple[list[Tensor], list[Tensor]]:
    """What is learnt and what is only tried: a tensor for each of FIELDS."""
    data = torch.load(DATA, map_location=DEVICE, weights_only=True)
    train = [data["train"][name] for name in FIELDS]
    validation = [data["validation"][name] for name in FIELDS]
    return train, validation


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


def tell(when: str, numbers: dict[str, float]) -> None:
    """Print numbers in one line."""
    print(f"{when}:", ", ".join(f"{name} {value}" for name, value in numbers.items()))


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


def validate(training: Training, data: list[Tensor]) -> dict[str, float]:
    """The means of all numbers over these examples."""
    training.eval()
    order = torch.arange(len(data[0]), device=DEVICE)
    loss_parts: list[float] = []
    correct = 0
    with torch.no_grad():
        for points, label in batches(data, VALIDATION_BATCH_SIZE, order):
            with torch.autocast(DEVICE, torch.float16):
                loss, answers, right = training.check(points, label)
            loss_parts.append(loss.item() * len(points))
            correct += int((answers.argmax(1) == right).sum())
    count = len(data[0])
    return {"val_loss": math.fsum(loss_parts) / count, "val_accuracy": correct / count}


def main() -> None:
    """Train, tell how it goes, and write the weights."""
    torch.set_num_threads(1)
    train, validation = load_data()
    torch.manual_seed(SEED)
    training = Training().to(DEVICE)
    torch.manual_seed(SEED)  # So that what comes does not depend on the model.
    training.model.mlp.norm.requires_grad_(False)
    optimizer = torch.optim.Adam(
        [
            {"params": training.model.mlp.scores.parameters(), "lr": 0.1},
            {"params": training.model.mlp.hidden.parameters(), "weight_decay": 0.5},
        ],
        lr=0.001,
        fused=True,
    )
    optimizer_parameters = [
        one for group in optimizer.param_groups for one in group["params"]
    ]
    optimizer_scaler = torch.amp.GradScaler(DEVICE)
    optimizer_average = Average(
        optimizer_parameters, torch.optim.swa_utils.get_ema_multi_avg_fn(0.999), 0
    )
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer)
    generator = torch.Generator().manual_seed(SEED)
    best = (-math.inf, -math.inf)
    step = 0
    for epoch in range(EPOCHS):
        training.train()
        order = torch.randperm(len(train[0]), generator=generator).to(DEVICE)
        for points, label in batches(train, BATCH_SIZE, order):
            with torch.autocast(DEVICE, torch.float16):
                loss = training(points, label)
            optimizer.zero_grad()
            optimizer_scaler.scale(loss).backward()
            optimizer_scaler.unscale_(optimizer)
            scale = optimizer_scaler.get_scale()
            optimizer_scaler.step(optimizer)
            optimizer_scaler.update()
            if optimizer_scaler.get_scale() >= scale:
                optimizer_average.take()
            if step < SHOWN:
                tell(f"step {step + 1}", {"train_loss": loss.item()})
            step += 1
        optimizer_average.exchange()
        numbers = validate(training, validation)
        score = (numbers["val_accuracy"], -numbers["val_loss"])
        if score > best:
            best = score
            torch.save(training.model.state_dict(), HERE / "averaged_best.pt")
        optimizer_average.exchange()
        tell(f"epoch {epoch + 1}", numbers)
        schedule.step(numbers["val_loss"])
    optimizer_average.exchange()
    torch.save(training.model.state_dict(), HERE / "averaged_weights.pt")


if __name__ == "__main__":
    main()
