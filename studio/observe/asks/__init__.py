"""What views ask of a model, and what they are told: frozen values of plain numpy. No torch."""
