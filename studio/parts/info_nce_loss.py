"""InfoNCE: each query finds its own key among the keys of the whole batch."""

import torch
import torch.nn.functional as F
from torch import Tensor


def info_nce_loss(
    query: Tensor, key: Tensor, temperature: float = 0.07, symmetric: bool = False
) -> Tensor:
    """Cross-entropies of the cosines of queries and keys, both N × features.

    With ``symmetric`` each key finds its query too, and the mean of both is given.
    """
    scores = F.normalize(query, dim=1) @ F.normalize(key, dim=1).mT / temperature
    own = torch.arange(len(query), device=query.device)
    loss = F.cross_entropy(scores, own)
    return (loss + F.cross_entropy(scores.mT, own)) / 2 if symmetric else loss
