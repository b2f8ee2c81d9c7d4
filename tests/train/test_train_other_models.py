"""Models beside the project's own, which a training graph calls: their weights are kept too."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file

import studio.api as plexus
from studio.app.training_templates import find
from studio.train.store import RunFolder


def test_the_last_weights_of_each_are_files_of_their_own(tmp_path: Path) -> None:
    project = plexus.load(find("gan").path)
    run = plexus.train(project, epochs=1, runs=tmp_path)
    folder = RunFolder.open(run.folder)
    state = torch.load(folder.training_state, weights_only=True)["weights"]
    for name in ("critic", "model"):
        kept = load_file(folder.checkpoint("last" if name == "model" else f"last.{name}"))
        whole = {key.removeprefix(f"{name}."): value for key, value in state.items()
                 if key.startswith(f"{name}.")}  # fmt: skip
        assert kept.keys() == whole.keys()
        assert all(torch.equal(kept[key], whole[key]) for key in kept)
    kept = sorted(path.name for path in folder.checkpoint("last").parent.glob("*.safetensors"))
    assert kept == ["last.critic.safetensors", "last.safetensors"]
