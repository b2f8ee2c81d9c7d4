"""Trains Net, drawn with Plexus Studio.

It needs torch, and distilled_data.pt beside it: Moons, 96 examples to learn from and 24
to try it on.

Points drawn by the program; the seed fixes them.

Settings of the data: data.samples = 120, data.source = toy.

Run it with `python distilled.py`. It prints the losses of the first steps and what each
epoch comes to, and writes the weights of the best epoch (distilled_best.pt) and the
last ones beside itself. On a CPU its losses are those of Plexus Studio to the last bit,
with the same torch on the same machine.
"""

import math
from collections import OrderedDict
from collections.abc import Iterator
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
DATA = HERE / "distilled_data.pt"
DEVICE = "cpu"


class Net(nn.Module):
    """Takes x and returns y.

    Shapes:
        N × 2   x
        N × 16  hidden
        N × 2   fc → y
    """

    def __init__(self) -> None:
        super().__init__()
        self.mlp = nn.Sequential(
            OrderedDict(
                hidden=nn.Linear(2, 16),
                relu=nn.ReLU(),
                fc=nn.Linear(16, 2),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.mlp(x)


class Teacher(nn.Module):
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


def l2_penalty(*layers: nn.Module, weight: float = 1e-4) -> Tensor:
    """The sum of the squares of all parameters of some layers, times ``weight``."""
    parameters = [each for layer in layers for each in layer.parameters()]
    return weight * torch.stack([each.square().sum() for each in parameters]).sum()


class Training(nn.Module):
    """One step of training: from what a batch holds to what is made small."""

    def __init__(self) -> None:
        super().__init__()
        self.model = Net()
        self.teacher = Teacher()
        self.truth = nn.CrossEntropyLoss()
        self.match_ = nn.MSELoss()
        self.share = nn.Parameter(torch.full((), 0.5))

    def forward(self, points: Tensor, label: Tensor) -> Tensor:
        """The loss that end makes small."""
        model = self.model(points)
        teacher = self.teacher(points)
        truth = self.truth(model, label)
        x = teacher.detach()
        x = self.match_(model, x)
        shared = x * self.share
        x = l2_penalty(self.model, weight=0.01)
        return shared + truth + x

    def check(self, points: Tensor, label: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The loss, the answers, and what would have been right."""
        model = self.model(points)
        teacher = self.teacher(points)
        truth = self.truth(model, label)
        x = teacher.detach()
        x = self.match_(model, x)
        shared = x * self.share
        x = l2_penalty(self.model, weight=0.01)
        x = shared + truth + x
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


def validate(training: Training, data: list[Tensor]) -> dict[str, float]:
    """The means of all numbers over these examples."""
    training.eval()
    order = torch.arange(len(data[0]), device=DEVICE)
    loss_parts: list[float] = []
    correct = 0
    with torch.no_grad():
        for points, label in batches(data, VALIDATION_BATCH_SIZE, order):
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
    training.teacher.requires_grad_(False)
    end = torch.optim.SGD(
        [*training.model.parameters(), training.share],
        lr=0.01,
        momentum=0.9,
        fused=True,
    )
    generator = torch.Generator().manual_seed(SEED)
    best = (-math.inf, -math.inf)
    step = 0
    for epoch in range(EPOCHS):
        training.train()
        training.teacher.eval()
        order = torch.randperm(len(train[0]), generator=generator).to(DEVICE)
        for points, label in batches(train, BATCH_SIZE, order):
            loss = training(points, label)
            end.zero_grad()
            loss.backward()
            end.step()
            if step < SHOWN:
                tell(f"step {step + 1}", {"train_loss": loss.item()})
            step += 1
        numbers = validate(training, validation)
        score = (numbers["val_accuracy"], -numbers["val_loss"])
        if score > best:
            best = score
            torch.save(training.model.state_dict(), HERE / "distilled_best_model.pt")
            torch.save(
                training.teacher.state_dict(), HERE / "distilled_best_teacher.pt"
            )
        tell(f"epoch {epoch + 1}", numbers)
    torch.save(training.model.state_dict(), HERE / "distilled_weights_model.pt")
    torch.save(training.teacher.state_dict(), HERE / "distilled_weights_teacher.pt")


if __name__ == "__main__":
    main()
