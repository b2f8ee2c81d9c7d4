"""The table of what each layer costs, and the budget of a training run."""
