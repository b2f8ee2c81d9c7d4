"""NT-Xent: each view of an example finds the other one among all views."""

import torch
import torch.nn.functional as F
from torch import Tensor


def nt_xent_loss(first: Tensor, second: Tensor, temperature: float = 0.5) -> Tensor:
    """Cross-entropies of the cosines of 2N views, N × features each, and their mean."""
    views = F.normalize(torch.cat((first, second)), dim=1)
    scores = views @ views.mT / temperature
    itself = torch.eye(len(views), dtype=torch.bool, device=views.device)
    partner = torch.arange(len(views), device=views.device).roll(len(first))
    return F.cross_entropy(scores.masked_fill(itself, float("-inf")), partner)
