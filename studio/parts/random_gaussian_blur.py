"""Images out of focus while the model trains."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class RandomGaussianBlur(nn.Module):
    """Blurs each image with probability ``p``, more or less; none in eval.

    Args:
        kernel_size: an odd number of pixels that are mixed along each axis.
        sigma: the least and the greatest standard deviation, in pixels.
        p: the probability for an image.
    """

    def __init__(
        self,
        kernel_size: int = 5,
        sigma: tuple[float, float] = (0.1, 2.0),
        p: float = 0.5,
    ) -> None:
        super().__init__()
        self.kernel_size = kernel_size
        self.sigma = sigma
        self.p = p

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.p == 0.0:
            return x
        chosen, share = torch.rand(2, x.shape[0], dtype=x.dtype, device=x.device)
        least, most = self.sigma
        blurred = self.blur(x, least + (most - least) * share)
        return torch.where(chosen.view(-1, 1, 1, 1) < self.p, blurred, x)

    def blur(self, x: Tensor, sigma: Tensor) -> Tensor:
        """Each image blurred by its own standard deviation."""
        count, channels, height, width = x.shape
        around = self.kernel_size // 2
        far = torch.arange(-around, around + 1, dtype=x.dtype, device=x.device)
        kernel = (-0.5 * (far / sigma[:, None]) ** 2).softmax(1)
        kernel = kernel.repeat_interleave(channels, 0)[:, None]
        # The images side by side as channels, each with a kernel of its own.
        y = F.pad(x, (around,) * 4, "reflect").flatten(0, 1)[None]
        y = F.conv2d(y, kernel[:, :, :, None], groups=count * channels)
        y = F.conv2d(y, kernel[:, :, None, :], groups=count * channels)
        return y.view(count, channels, height, width)
