"""Trains Net, drawn with Plexus Studio.

It needs torch, and gan_clipped_and_accumulated_data.pt beside it: Moons, 96 examples to
learn from and 24 to try it on.

Points drawn by the program; the seed fixes them.

Settings of the data: data.samples = 120, data.source = toy.

Run it with `python gan_clipped_and_accumulated.py`. It prints the losses of the first
steps and what each epoch comes to, and writes what was learnt beside itself. On a CPU
its losses are those of Plexus Studio to the last bit, with the same torch on the same
machine.
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
LOOKED_AT = 64  # Examples whose outputs are kept.
SHOWN = 20  # So many steps tell their losses.
FIELDS = ("points",)

HERE = Path(__file__).resolve().parent
DATA = HERE / "gan_clipped_and_accumulated_data.pt"
DEVICE = "cpu"


class Net(nn.Module):
    """Takes z and returns output.

    Shapes:
        N × 2   z
        N × 16  hidden
        N × 2   fc → output
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

    def forward(self, z: Tensor) -> Tensor:
        return self.mlp(z)


class Critic(nn.Module):
    """Takes x and returns score.

    Shapes:
        N × 2   x
        N × 16  hidden
        N × 1   fc → score
    """

    def __init__(self) -> None:
        super().__init__()
        self.mlp = nn.Sequential(
            OrderedDict(
                hidden=nn.Linear(2, 16),
                relu=nn.ReLU(),
                fc=nn.Linear(16, 1),
            )
        )

    def forward(self, x: Tensor) -> Tensor:
        return self.mlp(x)


class Training(nn.Module):
    """One step of training: from what a batch holds to what is made small."""

    def __init__(self) -> None:
        super().__init__()
        self.model = Net()
        self.critic = Critic()

    def critic_end_loss(self, points: Tensor) -> Tensor:
        """The loss that critic_end makes small."""
        x = torch.randn_like(points)
        x = self.model(x)
        x = x.detach()
        critic = self.critic(x)
        critic_real = self.critic(points)
        mean_fake = torch.mean(critic)
        x = torch.mean(critic_real)
        return mean_fake - x

    def generator_end_loss(self, points: Tensor) -> Tensor:
        """The loss that generator_end makes small."""
        x = torch.randn_like(points)
        x = self.model(x)
        x = self.critic(x)
        x = torch.mean(x)
        return -x

    def check(self, points: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """The numbers by which the training is judged."""
        x = torch.randn_like(points)
        model = self.model(x)
        x = model.detach()
        critic = self.critic(x)
        critic_real = self.critic(points)
        mean_fake = torch.mean(critic)
        mean_real = torch.mean(critic_real)
        critic_loss = mean_fake - mean_real
        x = self.critic(model)
        x = torch.mean(x)
        x = -x
        return critic_loss, x, mean_real

    def show(self, points: Tensor) -> Tensor:
        """What the outputs give that is no single number."""
        x = torch.randn_like(points)
        return self.model(x)


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
    critic_loss_parts: list[float] = []
    generator_loss_parts: list[float] = []
    distance_parts: list[float] = []
    with torch.no_grad():
        for (points,) in batches(data, VALIDATION_BATCH_SIZE, order):
            critic_loss, generator_loss, distance = training.check(points)
            critic_loss_parts.append(critic_loss.item() * len(points))
            generator_loss_parts.append(generator_loss.item() * len(points))
            distance_parts.append(distance.item() * len(points))
    count = len(data[0])
    return {
        "val_critic_loss": math.fsum(critic_loss_parts) / count,
        "val_generator_loss": math.fsum(generator_loss_parts) / count,
        "val_distance": math.fsum(distance_parts) / count,
    }


@torch.no_grad()
def look(training: Training, data: list[Tensor]) -> dict[str, Tensor]:
    """What the outputs give for some of these examples, evenly spread."""
    training.eval()
    count = min(LOOKED_AT, len(data[0]))
    rows = torch.arange(count, device=DEVICE) * len(data[0]) // count
    torch.manual_seed(0)  # The same noise whenever it looks.
    samples = training.show(data[0][rows])
    return {"samples": samples}


def main() -> None:
    """Train, tell how it goes, and write the weights."""
    torch.set_num_threads(1)
    train, validation = load_data()
    torch.manual_seed(SEED)
    training = Training().to(DEVICE)
    torch.manual_seed(SEED)  # So that what comes does not depend on the model.
    critic_end_parameters = list(training.critic.parameters())
    critic_end = torch.optim.Adam(critic_end_parameters, lr=0.001, fused=True)
    critic_end_served = 0
    generator_end_parameters = list(training.model.parameters())
    generator_end = torch.optim.Adam(generator_end_parameters, lr=0.001, fused=True)
    generator_end_average = Average(
        generator_end_parameters, torch.optim.swa_utils.get_ema_multi_avg_fn(0.999), 0
    )
    generator = torch.Generator().manual_seed(SEED)
    step = 0
    for epoch in range(EPOCHS):
        training.train()
        order = torch.randperm(len(train[0]), generator=generator).to(DEVICE)
        for (points,) in batches(train, BATCH_SIZE, order):
            for _ in range(3):
                critic_end_loss = training.critic_end_loss(points)
                if critic_end_served % 2 == 0:
                    critic_end.zero_grad()
                (critic_end_loss / 2).backward()
                critic_end_served += 1
                if critic_end_served % 2 == 0:
                    nn.utils.clip_grad_value_(critic_end_parameters, 0.01)
                    critic_end.step()
            generator_end_loss = training.generator_end_loss(points)
            if step % 2 == 0:
                generator_end.zero_grad()
            (generator_end_loss / 2).backward(inputs=generator_end_parameters)
            if (step + 1) % 2 == 0:
                nn.utils.clip_grad_norm_(generator_end_parameters, 0.1)
                generator_end.step()
                generator_end_average.take()
            if step < SHOWN:
                tell(
                    f"step {step + 1}",
                    {
                        "train_critic_loss": critic_end_loss.item(),
                        "train_generator_loss": generator_end_loss.item(),
                    },
                )
            step += 1
        generator_end_average.exchange()
        numbers = validate(training, validation)
        generator_end_average.exchange()
        tell(f"epoch {epoch + 1}", numbers)
    generator_end_average.exchange()
    torch.save(
        training.model.state_dict(),
        HERE / "gan_clipped_and_accumulated_weights_model.pt",
    )
    torch.save(
        training.critic.state_dict(),
        HERE / "gan_clipped_and_accumulated_weights_critic.pt",
    )
    torch.save(
        look(training, validation), HERE / "gan_clipped_and_accumulated_outputs.pt"
    )


if __name__ == "__main__":
    main()
