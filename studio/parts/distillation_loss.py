"""The distillation loss: a student gives the chances that its teacher gives."""

import torch.nn.functional as F
from torch import Tensor


def distillation_loss(
    student: Tensor, teacher: Tensor, temperature: float = 4.0
) -> Tensor:
    """The divergence of softened scores, N × classes × any axes, times temperature².

    Summed over the classes; the mean is over all else. The teacher learns nothing.
    """
    ours = F.log_softmax(student / temperature, dim=1)
    theirs = F.log_softmax(teacher.detach() / temperature, dim=1)
    each = F.kl_div(ours, theirs, reduction="none", log_target=True).sum(1)
    return each.mean() * temperature**2
