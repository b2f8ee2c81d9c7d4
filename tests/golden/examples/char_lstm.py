"""CharLstm, a PyTorch model drawn with Plexus Studio."""

from torch import Tensor, nn

CHARACTERS = 96


class CharLstm(nn.Module):
    """Takes text and returns scores.

    Reads the source of Python's own library letter by letter, guesses which comes next,
    and so learns to write something like it.

    Shapes:
        N × 64        text
        N × 64 × 64   letters
        N × 64 × 256  lstm.output
        N × 64 × 96   guess → scores
    """

    def __init__(self) -> None:
        super().__init__()
        self.letters = nn.Embedding(CHARACTERS, 64)
        # Remembers what it has read.
        self.lstm = nn.LSTM(64, 256, batch_first=True)
        # After each letter, a score for each that could be next.
        self.guess = nn.Linear(256, CHARACTERS)

    def forward(self, text: Tensor) -> Tensor:
        x = self.letters(text)
        x, _ = self.lstm(x)
        return self.guess(x)
