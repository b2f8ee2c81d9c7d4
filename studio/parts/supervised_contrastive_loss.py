"""The supervised contrastive loss: examples of one class find each other."""

import torch
import torch.nn.functional as F
from torch import Tensor


def supervised_contrastive_loss(
    features: Tensor, target: Tensor, temperature: float = 0.1
) -> Tensor:
    """Of N × features, how badly each finds the others of its class in the batch.

    ``target`` holds N classes. Examples that are alone in their class do not count.
    """
    features = F.normalize(features, dim=1)
    scores = features @ features.mT / temperature
    itself = torch.eye(len(features), dtype=torch.bool, device=features.device)
    alike = (target.unsqueeze(1) == target) & ~itself
    others = scores.masked_fill(itself, torch.finfo(scores.dtype).min)
    found = scores - others.logsumexp(1, keepdim=True)
    count = alike.sum(1)
    each = found.masked_fill(~alike, 0.0).sum(1) / count.clamp_min(1)
    return -each.sum() / (count > 0).sum().clamp_min(1)
