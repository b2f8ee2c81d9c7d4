"""Statistics of answers, as pure functions of plain arrays. No torch, no Qt."""
