"""RowsLstm, a PyTorch model drawn with Plexus Studio."""

import torch
from torch import Tensor, nn


class RowsLstm(nn.Module):
    """Reads a picture of clothes row by row, from top to bottom, and says what it is.

    Takes image and returns scores.

    Shapes:
        N × 1 × 28 × 28  image
        N × 28 × 28      rows
        N × 28 × 64      lstm.output
        N × 64           last
        N × 10           classes → scores
    """

    def __init__(self) -> None:
        super().__init__()
        # Remembers as it reads.
        self.lstm = nn.LSTM(28, 64, batch_first=True)
        # One score for each kind.
        self.classes = nn.Linear(64, 10)

    def forward(self, image: Tensor) -> Tensor:
        # 28 rows of 28 numbers, one a step.
        x = torch.squeeze(image, dim=1)
        x, _ = self.lstm(x)
        # After the last row.
        x = torch.select(x, dim=1, index=-1)
        return self.classes(x)
