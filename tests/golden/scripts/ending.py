"""Trains Net, drawn with Plexus Studio.

It needs torch and torchmetrics, and ending_data.pt beside it: Moons, 96 examples to
learn from and 24 to try it on.

Points drawn by the program; the seed fixes them.

Settings of the data: data.samples = 120, data.source = toy.

Run it with `python ending.py`. It prints the losses of the first steps and what each
epoch comes to, and writes the weights of the best epoch (ending_best.pt) and the last
ones beside itself. On a CPU its losses are those of Plexus Studio to the last bit, with
the same torch on the same machine.

Left out is what serves the program alone: checkpoints by the clock
(train.checkpoint_every, train.keep_every).
"""

import math
import time
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn
from torchmetrics.classification import MulticlassAUROC, MulticlassF1Score

SEED = 0
EPOCHS = 6
BATCH_SIZE = 16
VALIDATION_BATCH_SIZE = 2 * BATCH_SIZE  # More fit in without gradients.
PATIENCE = 2  # Epochs without getting better.
MIN_DELTA = 0.01
MAX_STEPS = 30
MAX_MINUTES = 5.0
SHOWN = 20  # So many steps tell their losses.
FIELDS = ("points", "label")

HERE = Path(__file__).resolve().parent
DATA = HERE / "ending_data.pt"
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

    @torch.compile
    def forward(self, points: Tensor, label: Tensor) -> Tensor:
        """The loss that optimizer makes small."""
        x = self.model(points)
        return self.loss(x, label)

    @torch.compile
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


def channels_last(tensor: Tensor) -> Tensor:
    """The tensor with its channels last in memory, if it is of images."""
    return tensor.to(memory_format=torch.channels_last) if tensor.dim() == 4 else tensor


def batches(data: list[Tensor], size: int, order: Tensor) -> Iterator[list[Tensor]]:
    """All examples in this order; a last one alone joins the batch before."""
    sizes = [size] * (len(order) // size)
    rest = len(order) % size
    if rest == 1 and sizes:
        sizes[-1] += 1
    elif rest:
        sizes.append(rest)
    for rows in order.split(sizes):
        yield [channels_last(field[rows]) for field in data]


def tell(when: str, numbers: dict[str, float]) -> None:
    """Print numbers in one line."""
    print(f"{when}:", ", ".join(f"{name} {value}" for name, value in numbers.items()))


def validate(training: Training, data: list[Tensor]) -> dict[str, float]:
    """The means of all numbers over these examples."""
    training.eval()
    order = torch.arange(len(data[0]), device=DEVICE)
    loss_parts: list[float] = []
    correct = 0
    multiclass_f1_score = MulticlassF1Score(num_classes=2).to(DEVICE)
    multiclass_auroc = MulticlassAUROC(num_classes=2).to(DEVICE)
    with torch.no_grad():
        for points, label in batches(data, VALIDATION_BATCH_SIZE, order):
            loss, answers, right = training.check(points, label)
            loss_parts.append(loss.item() * len(points))
            correct += int((answers.argmax(1) == right).sum())
            multiclass_f1_score.update(answers, right)
            multiclass_auroc.update(answers, right)
    count = len(data[0])
    return {
        "val_loss": math.fsum(loss_parts) / count,
        "val_accuracy": correct / count,
        "val_multiclass_f1_score": multiclass_f1_score.compute().item(),
        "val_multiclass_auroc": multiclass_auroc.compute().item(),
    }


def is_over(step: int, began: float) -> bool:
    """Whether the training has reached a limit."""
    return step >= MAX_STEPS or time.monotonic() - began >= 60.0 * MAX_MINUTES


def main() -> None:
    """Train, tell how it goes, and write the weights."""
    torch.set_num_threads(1)
    train, validation = load_data()
    torch.manual_seed(SEED)
    training = Training().to(DEVICE, memory_format=torch.channels_last)
    torch.manual_seed(SEED)  # So that what comes does not depend on the model.
    optimizer = torch.optim.Adam(training.model.parameters(), lr=0.001, fused=True)
    generator = torch.Generator().manual_seed(SEED)
    best = (-math.inf, -math.inf)
    mark, waited = -math.inf, 0
    began = time.monotonic()
    step = 0
    for epoch in range(EPOCHS):
        training.train()
        order = torch.randperm(len(train[0]), generator=generator).to(DEVICE)
        left = len(order)
        for points, label in batches(train, BATCH_SIZE, order):
            loss = training(points, label)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            if step < SHOWN:
                tell(f"step {step + 1}", {"train_loss": loss.item()})
            step += 1
            left -= len(points)
            if left and is_over(step, began):
                break
        if left:
            break  # Only an epoch that is complete is judged.
        numbers = validate(training, validation)
        score = (numbers["val_accuracy"], -numbers["val_loss"])
        if score > best:
            best = score
            torch.save(training.model.state_dict(), HERE / "ending_best.pt")
        tell(f"epoch {epoch + 1}", numbers)
        if numbers["val_accuracy"] > mark + MIN_DELTA:
            mark, waited = numbers["val_accuracy"], 0
        else:
            waited += 1
        if waited >= PATIENCE or is_over(step, began):
            break
    torch.save(training.model.state_dict(), HERE / "ending_weights.pt")


if __name__ == "__main__":
    main()
