from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from studio.app.examples import EXAMPLES, GROUPS
from studio.app.settings import Scheme
from studio.app.training_templates import TEMPLATES
from studio.cli.main import main
from studio.cli.parser import COMMANDS
from studio.exchange.animation import Animation
from studio.graph import fileio
from studio.message import UserError

ROOT = Path(__file__).parent.parent


class Screen:
    """Stands in for the window."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def window(self, file: Path | None) -> int:
        self.asked.append(("window", file))
        return 0

    def demo(self) -> int:
        self.asked.append("demo")
        return 0

    def picture(self, file: Path, output: Path, scheme: Scheme, scale: float) -> None:
        self.asked.append((file, output, scheme, scale))
        if output.suffix not in (".png", ".svg"):
            raise UserError("A picture is a .png or an .svg file.")

    def film(self, file: Path, wanted: Animation, scheme: Scheme) -> None:
        self.asked.append((file, wanted, scheme))


def plexus(*arguments: object) -> int:
    return main([str(argument) for argument in arguments], Screen())


@pytest.fixture
def example(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The moons, in a file of their own."""
    file = tmp_path / "moons.plexus"
    assert plexus("examples", "moons_mlp", "-o", file) == 0
    capsys.readouterr()
    return file


@pytest.fixture
def broken(example: Path) -> Path:
    import studio.api as library

    project = library.load(example)
    project.set("hidden2.in_features", 5)
    library.save(project, example)
    return example


def test_a_file_or_nothing_opens_the_window() -> None:
    screen = Screen()
    assert main([], screen) == 0
    assert main(["net.plexus"], screen) == 0
    assert main(["demo"], screen) == 0
    assert screen.asked == [("window", None), ("window", Path("net.plexus")), "demo"]


def test_screenshot_asks_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen()
    given = ["screenshot", "a.plexus", "-o", "a.png", "--theme", "light", "--scale", "2"]
    assert main(given, screen) == 0
    assert main(["screenshot", "a.plexus", "-o", "a.gif"], screen) == 1
    assert screen.asked[0] == (Path("a.plexus"), Path("a.png"), "light", 2.0)
    assert "an .svg file" in capsys.readouterr().err


def test_film_asks_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen()
    given = ["film", "a.plexus", "--run", "r", "-o", "a.gif", "--width", "640"]
    assert main(given, screen) == 0
    assert screen.asked == [(Path("a.plexus"), Animation(Path("r"), Path("a.gif"), 640), "dark")]
    assert "wrote a.gif" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["train"],
        ["check"],
        ["check", "a", "b"],
        ["--no-such-option"],
        ["export", "a.plexus", "--to", "poem", "-o", "x"],
        ["export", "a.plexus", "--to", "module"],
        ["export", "a.plexus", "--to", "weights", "-o", "x"],
        ["train", "a.plexus", "--epochs", "0"],
        ["train", "a.plexus", "--epochs", "many"],
        ["train", "a.plexus", "--seed", "-1"],
        ["screenshot", "a.plexus", "-o", "a.png", "--theme", "pink"],
        ["screenshot", "a.plexus", "-o", "a.png", "--scale", "0"],
        ["film", "a.plexus", "-o", "a.gif"],
        ["film", "a.plexus", "--run", "r", "-o", "a.gif", "--width", "2"],
        ["film", "a.plexus", "--run", "r", "-o", "a.gif", "--per-second", "0"],
        ["examples", "-o", "x"],
    ],
)
def test_wrong_use_is_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert plexus(*arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert plexus("--help") == 0
    text = capsys.readouterr().out
    for word in COMMANDS:
        assert word in text
    assert plexus("--version") == 0
    assert capsys.readouterr().out.startswith("plexus ")


def test_check_tells_shapes_and_costs(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plexus("check", example) == 0
    text = capsys.readouterr().out
    assert "hidden1  Linear  N × 32          96             64" in text
    assert "1,218 parameters" in text
    assert "no problems" in text


def test_check_as_json(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plexus("check", example, "--json") == 0
    data = json.loads(capsys.readouterr().out)
    assert set(data) == {"nodes", "total", "fit", "problems"}
    assert data["nodes"][1] == {
        "name": "hidden1",
        "kind": "torch.nn.Linear",
        "outputs": {"output": ["N", 32]},
        "parameters": 96,
        "multiply_adds": 64,
        "buffers": 0,
        "output_bytes": 32 * 32 * 4,
        "kept_bytes": 0,
        "receptive_field": None,
    }
    assert data["nodes"][2]["kept_bytes"] == 32 * 32 * 4
    total = data["total"]
    assert total.pop("training_bytes") > 3 * 4 * 1218
    assert total == {
        "parameters": 1218,
        "multiply_adds": 1152,
        "activation_bytes": 528,
        "buffers": 0,
        "parameter_bytes": 4 * 1218,
        "buffer_bytes": 0,
        "batch": 32,
        "inference_bytes": 4 * 1218 + 32 * 4 * (2 + 32 + 32),
    }
    assert data["problems"] == []


def test_check_says_whether_a_training_fits(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plexus("check", example, "--batch", 64, "--device", "cpu") == 0
    assert "A training with a batch of 64 fits: it needs about" in capsys.readouterr().out
    assert plexus("check", example, "--json", "--batch", 10**12, "--device", "cpu") == 0
    data = json.loads(capsys.readouterr().out)
    assert data["total"]["batch"] == 10**12
    fit = data["fit"]
    assert fit["level"] == "too_large"
    assert fit["device"] == "cpu"
    assert 0 < fit["largest_batch"] < 10**12
    assert fit["needed_bytes"] > fit["available_bytes"]
    assert any("batch" in advice for advice in fit["advice"])


def test_check_tells_what_a_value_sees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "net.plexus"
    assert plexus("examples", "digits_cnn", "-o", path) == 0
    capsys.readouterr()
    assert plexus("check", path, "--json") == 0
    fields = [node["receptive_field"] for node in json.loads(capsys.readouterr().out)["nodes"]]
    first = next(field for field in fields if field and field["size"] == [3, 3])
    assert first["stride"] == [1.0, 1.0]
    assert first["of"] == [8, 8]


def test_check_holds_the_model_against_its_data(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = fileio.load(example)
    project.settings["data.classes"] = 3
    project.settings["data.pattern"] = "blobs"
    file = tmp_path / "unfit.plexus"
    fileio.save(project, file)
    assert plexus("check", file) == 0
    text = capsys.readouterr().out
    assert "warning: classes: CrossEntropyLoss with the target label" in text
    assert "fix: Set out_features of classes to 3" in text
    assert plexus("check", file, "--json") == 0
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["node"], problem["lint"]) == ("classes", None)


def test_check_tells_free_axes_as_formulas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import studio.api as library

    project = library.new("net")
    image = project.add("input", name="image", shape=("N", 3, "16H=64", "W"))
    project.chain(image, project.add("torch.nn.MaxPool2d", name="pool"), project.add("output"))
    file = tmp_path / "free.plexus"
    library.save(project, file)
    assert plexus("check", file) == 0
    assert "N × 3 × 8H × W/2" in capsys.readouterr().out
    assert plexus("check", file, "--json") == 0
    nodes = json.loads(capsys.readouterr().out)["nodes"]
    outputs = {node["name"]: node["outputs"] for node in nodes}
    assert outputs["image"] == {"output": ["N", 3, "16H", "W"]}
    assert outputs["pool"] == {"output": ["N", 3, "8H", "W/2"]}


def test_check_of_a_broken_model_is_one(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plexus("check", broken) == 1
    text = capsys.readouterr().out
    assert "error: hidden2: " in text
    assert plexus("check", broken, "--json") == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert set(problem) == {"node", "severity", "message", "fix", "lint"}
    assert problem["node"] == "hidden2"
    assert problem["severity"] == "error"


@pytest.mark.parametrize("command", [["check"], ["check", "--json"], ["train", "--json"]])
def test_a_file_that_is_not_there_is_one(
    command: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    name, *options = command
    assert plexus(name, tmp_path / "none.plexus", *options) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "none.plexus" in printed.err


def test_train_writes_a_run_and_json(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["train", example, "--epochs", 2, "--seed", 3, "--device", "cpu"]
    assert plexus(*given, "--runs", tmp_path / "runs", "--json") == 0
    printed = capsys.readouterr()
    data = json.loads(printed.out)
    assert set(data) == {"run", "epochs", "steps", "seconds", "final", "doctor"}
    assert data["doctor"] == []  # It is healthy.
    assert (data["epochs"], data["steps"]) == (2, 50)
    assert {"train_loss", "val_loss", "val_accuracy"} <= set(data["final"])
    assert "epoch 2/2" in printed.err
    run = json.loads((Path(data["run"]) / "run.json").read_text("utf-8"))
    assert run["seed"] == 3
    assert run["state"] == "finished"


def test_train_tells_what_the_doctor_saw(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["train", example, "--runs", tmp_path / "runs", "--epochs", 4, "--json"]
    assert plexus(*given, "--set", "train.lr=1e-8") == 0
    printed = capsys.readouterr()
    (told,) = json.loads(printed.out)["doctor"]
    assert told["rule"] in ("loss-stuck", "rate-too-low")
    assert f"doctor: {told['message']} (since step 1) {told['try']}" in printed.err
    (kept,) = json.loads((next((tmp_path / "runs").iterdir()) / "doctor.json").read_text("utf-8"))
    assert kept["rule"] == told["rule"]


def test_train_sets_parameters(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["train", example, "--runs", tmp_path / "runs"]
    for text in (
        "hidden1.out_features=7",
        "data.pattern=circles",
        "data.samples=200",
        "train.optimizer=SGD",
        "train.epochs=1",
    ):
        given += ["--set", text]
    assert plexus(*given) == 0
    assert "run: " in capsys.readouterr().out
    from studio.train.store import list_runs

    (run,) = list_runs(tmp_path / "runs")
    project = run.project()
    node = project.model.find("hidden1")
    assert node is not None
    assert node.params["out_features"] == 7
    assert project.settings["data.pattern"] == "circles"
    assert run.info()["config"]["optimizer"] == "SGD"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("nonsense", "node.parameter=value"),
        ("hidden9.out_features=3", "There is no node named hidden9"),
        ("hidden1.colour=3", "has no parameter colour"),
        ("hidden1.out_features=0", "must be at least 1"),
        ("hidden1.out_features=many", "whole number"),
        ("train.speed=3", "There is no setting train.speed"),
        ("train.lr=fast", "lr must be a number"),
        ("data.source=clouds", "source must be one of"),
    ],
)
def test_a_wrong_setting_is_told_in_words(
    example: Path, capsys: pytest.CaptureFixture[str], text: str, words: str
) -> None:
    assert plexus("train", example, "--set", text) == 1
    printed = capsys.readouterr()
    assert words in printed.err
    assert printed.out == ""


def test_train_of_a_broken_model_tells_the_problems(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plexus("train", broken, "--runs", tmp_path / "runs") == 1
    assert "error: hidden2: " in capsys.readouterr().err
    assert not (tmp_path / "runs").exists()


def test_a_run_that_fails_is_one(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["train", example, "--runs", tmp_path / "runs", "--set", "data.source=digits"]
    assert plexus(*given) == 1
    printed = capsys.readouterr()
    assert "expects examples of shape" in printed.err
    assert printed.out == ""


def test_resume_goes_on_as_if_never_interrupted(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def train(*more: object) -> dict[str, object]:
        assert plexus("train", example, "--runs", tmp_path / "runs", "--json", *more) == 0
        data: dict[str, object] = json.loads(capsys.readouterr().out)
        return data

    whole = train("--epochs", 4)
    part = train("--epochs", 2)
    rest = train("--epochs", 4, "--resume", part["run"])
    assert rest["final"] == whole["final"]
    assert rest["steps"] == whole["steps"]
    assert rest["run"] != part["run"]
    assert plexus("train", example, "--resume", tmp_path / "nothing") == 1
    assert "nothing" in capsys.readouterr().err


def test_runs_are_listed(example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "runs"
    folder.mkdir()
    assert plexus("runs", folder) == 0
    assert "no runs" in capsys.readouterr().out
    assert plexus("train", example, "--epochs", 1, "--runs", folder) == 0
    capsys.readouterr()
    assert plexus("runs", folder) == 0
    text = capsys.readouterr().out
    assert "moons_mlp" in text
    assert "finished" in text
    assert plexus("runs", folder, "--json") == 0
    (run,) = json.loads(capsys.readouterr().out)
    assert run["name"] == "moons_mlp"
    assert run["epochs"] == 1
    assert run["final"]["val_loss"] > 0
    assert plexus("runs", tmp_path / "none") == 1


def test_a_damaged_run_does_not_hide_the_others(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "runs"
    assert plexus("train", example, "--epochs", 1, "--runs", folder) == 0
    damaged = folder / "damaged"
    damaged.mkdir()
    (damaged / "run.json").write_text("{", encoding="utf-8")
    (damaged / "project.plexus").write_text("{", encoding="utf-8")
    capsys.readouterr()
    assert plexus("runs", folder, "--json") == 0
    printed = capsys.readouterr()
    assert [run["name"] for run in json.loads(printed.out)] == ["moons_mlp"]
    assert "damaged" in printed.err


def test_export_of_python_and_of_weights(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import torch
    from safetensors.torch import load_file

    module, weights = tmp_path / "net.py", tmp_path / "net.safetensors"
    assert plexus("train", example, "--epochs", 1, "--runs", tmp_path / "r", "--json") == 0
    run = json.loads(capsys.readouterr().out)["run"]
    assert plexus("export", example, "--to", "module", "-o", module) == 0
    assert plexus("export", example, "--to", "weights", "-o", weights, "--run", run) == 0
    space: dict[str, object] = {}
    exec(compile(module.read_text("utf-8"), "net", "exec"), space)
    net = space["MoonsMlp"]()  # type: ignore[operator]
    net.load_state_dict(load_file(weights))
    assert net(torch.zeros(3, 2)).shape == (3, 2)


def test_weights_of_another_model_are_refused(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--epochs", 1, "--runs", tmp_path / "r", "--set", "hidden1.out_features=9"]
    assert plexus("train", example, *given, "--json") == 0
    run = json.loads(capsys.readouterr().out)["run"]
    target = tmp_path / "w.safetensors"
    assert plexus("export", example, "--to", "weights", "-o", target, "--run", run) == 1
    assert "trained another model" in capsys.readouterr().err
    assert not target.exists()
    assert plexus("export", example, "--to", "weights", "-o", target, "--run", tmp_path) == 1


def test_export_of_the_training(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "train.py"
    assert plexus("export", example, "--to", "script", "-o", script) == 0
    told = capsys.readouterr().out
    assert f"wrote {script}" in told
    assert f"wrote {tmp_path / 'train_data.pt'}" in told
    assert "def main() -> None:" in script.read_text("utf-8")


def test_export_of_a_broken_model_is_one(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plexus("export", broken, "--to", "module", "-o", tmp_path / "x.py") == 1
    assert "plexus check" in capsys.readouterr().err
    assert not (tmp_path / "x.py").exists()


def test_examples_are_listed_and_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plexus("examples", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [example["name"] for example in listed] == [example.name for example in EXAMPLES]
    assert {example["group"] for example in listed} == {str(group.title) for group in GROUPS}
    assert plexus("examples") == 0
    lines = capsys.readouterr().out.splitlines()
    for group in GROUPS:
        start = lines.index(str(group.title))
        under = lines[start + 1 : start + 1 + len(group.examples)]
        assert [line.split()[0] for line in under] == [e.name for e in group.examples]
    target = tmp_path / "digits.plexus"
    assert plexus("examples", "digits_cnn", "-o", target) == 0
    assert target.read_bytes() == Path(listed[1]["path"]).read_bytes()
    assert plexus("examples", "mnist_cnn") == 1
    assert "digits_cnn" in capsys.readouterr().err
    assert plexus("examples", "digits_cnn", "-o", tmp_path / "no" / "x") == 1


def test_as_a_program_of_its_own_without_torch(tmp_path: Path) -> None:
    script = (
        "import sys; sys.argv = ['plexus', *sys.argv[1:]]\n"
        "from studio.__main__ import main\n"
        "code = main()\n"
        "assert 'torch' not in sys.modules and 'PySide6' not in sys.modules\n"
        "sys.exit(code)"
    )
    for arguments in (["examples", "--json"], ["runs", str(tmp_path), "--json"], ["--help"]):
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == 0, done.stderr
        assert done.stdout


def without_display(*words: object) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, where no window could be shown."""
    import os

    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return subprocess.run(
        [sys.executable, "-m", "studio", *map(str, words)],
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if key not in hidden},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_python_m_studio_draws_a_picture_without_a_display(example: Path, tmp_path: Path) -> None:
    for name in ("net.png", "net.svg"):
        target = tmp_path / name
        done = without_display("screenshot", example, "-o", target)
        assert done.returncode == 0, done.stderr
        assert target.stat().st_size > 1000
    assert "<svg" in (tmp_path / "net.svg").read_text("utf-8")


def test_a_run_is_shown_as_an_animation_without_a_display(example: Path, tmp_path: Path) -> None:
    from PIL import Image

    from studio.train import film

    assert plexus("train", example, "--epochs", 1, "--runs", tmp_path / "runs") == 0
    (run,) = (tmp_path / "runs").iterdir()

    def written(run: Path, name: str) -> subprocess.CompletedProcess[str]:
        return without_display("film", example, "--run", run, "-o", tmp_path / name, "--width", 320)

    done = written(run, "run.gif")
    assert (done.returncode, done.stderr) == (0, "")
    with Image.open(tmp_path / "run.gif") as animation:
        assert animation.size[0] == 320
        assert getattr(animation, "n_frames", 1) == len(film.steps(run)) > 3
    refused = written(run, "run.png")
    assert refused.returncode == 1
    assert ".gif or .mp4, not as run.png" in refused.stderr
    assert not (tmp_path / "run.png").exists()
    refused = written(tmp_path, "other.gif")
    assert refused.returncode == 1
    assert "no folder of a run that kept moments" in refused.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_ctrl_c_ends_a_run_in_good_order(example: Path, tmp_path: Path) -> None:
    import signal

    given = ["train", str(example), "--epochs", "100000", "--runs", str(tmp_path / "r"), "--json"]
    with subprocess.Popen(
        [sys.executable, "-m", "studio", *given],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        assert "epoch 1/100000" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=120)
    assert process.returncode == 0
    assert "stopping after this step" in err
    run = Path(json.loads(out)["run"])
    assert json.loads((run / "run.json").read_text("utf-8"))["state"] == "stopped"
    assert (run / "checkpoints" / "last.safetensors").is_file()


def test_variables_and_expressions_are_set_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from studio.train.store import RunFolder
    from studio.value import Expression

    example = tmp_path / "variables.plexus"
    assert plexus("examples", "variables", "-o", example) == 0
    given = ["--epochs", 1, "--runs", tmp_path / "runs", "--json", "--set", "width=6"]
    capsys.readouterr()
    assert plexus("train", example, *given, "--set", "conv2.out_channels=width * 3") == 0
    told = json.loads(capsys.readouterr().out)
    project = RunFolder.open(Path(told["run"])).project()
    assert {v.name: v.value for v in project.variables}["width"] == 6
    conv2 = project.model.find("conv2")
    assert conv2 is not None
    assert conv2.params["out_channels"] == Expression("width * 3")
    assert plexus("train", example, "--set", "width=wide") == 1
    assert 'width must be a whole number, but it is "wide"' in capsys.readouterr().err
    assert plexus("train", example, "--set", "conv2.out_channels=widht * 3") == 1
    assert 'out_channels must be a whole number, but it is "widht * 3"' in capsys.readouterr().err


def test_training_templates_are_listed_written_and_put_on_a_model(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plexus("templates", "--json") == 0
    names = [template["name"] for template in json.loads(capsys.readouterr().out)]
    assert names == [template.name for template in TEMPLATES]
    assert plexus("templates") == 0
    lines = capsys.readouterr().out.splitlines()[2:]
    assert [line.split()[0] for line in lines] == names
    target = tmp_path / "gan.plexus"
    assert plexus("templates", "gan", "-o", target) == 0
    assert set(fileio.load(target).graphs) == {"model", "training", "Critic"}
    moons, mine = tmp_path / "moons.plexus", tmp_path / "mine.plexus"
    assert plexus("examples", "moons_mlp", "-o", moons) == 0
    assert plexus("templates", "gan", "--on", moons, "-o", mine) == 0
    assert set(fileio.load(mine).graphs) == {"model", "training", "Critic"}
    assert plexus("templates", "gan", "--on", moons) == 2
    assert plexus("templates", "-o", target) == 2
    assert plexus("templates", "gam") == 1


def test_the_losses_of_all_optimisers_are_told_by_the_epoch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "gan.plexus"
    assert plexus("templates", "gan", "-o", file) == 0
    capsys.readouterr()
    assert plexus("train", file, "--runs", tmp_path, "--epochs", "2", "--json") == 0
    printed = capsys.readouterr()
    assert "val_generator_loss" in json.loads(printed.out)["final"]
    lines = printed.err.splitlines()
    assert [line.partition("  ")[0] for line in lines] == ["epoch 1/2", "epoch 2/2"]
    for name in ("train_critic_loss", "train_generator_loss", "val_critic_loss"):
        assert all(f"  {name} " in line for line in lines)


def test_tune_finds_settings_and_writes_them_where_it_is_told_to(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from studio.train import fastest

    monkeypatch.setattr(fastest, "cores", lambda: 2)
    speeds = iter([100.0, 50.0, 150.0] * 2)
    monkeypatch.setattr(fastest, "_rate", lambda *_: next(speeds))
    assert plexus("train", example, "--help") == 0
    capsys.readouterr()
    before = example.read_text()
    assert plexus("tune", example, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert [timing["steps_per_second"] for timing in told["timings"]] == [100.0, 50.0, 150.0]
    assert told["best"]["train.precision"] == "bfloat16"
    assert told["gain"] == 1.5
    assert example.read_text() == before
    assert plexus("tune", example, "--save") == 0
    text = capsys.readouterr().out
    assert "1.50 times as fast" in text and "--set train.precision=bfloat16" in text
    assert fileio.load(example).settings["train.precision"] == "bfloat16"


def test_why_a_run_ended_is_told_and_a_kept_checkpoint_is_gone_on_from(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def train(*arguments: object) -> tuple[dict[str, object], str]:
        common = ("train", example, "--json", "--runs", tmp_path / "runs", "--epochs", 3)
        assert plexus(*common, *arguments) == 0
        told = capsys.readouterr()
        found: dict[str, object] = json.loads(told.out)
        return found, told.err

    often = ("--set", "train.checkpoint_every=1e-9", "--set", "train.keep_every=1e-9")
    first, told = train("--set", "train.max_steps=20", *often)
    assert first["steps"] == 20
    assert told.count("The run ended at step 20, as train.max_steps says.") == 1
    rest, told = train("--resume", first["run"], "--checkpoint", "step-20")
    whole, _ = train()
    assert rest["final"] == whole["final"]
    assert "ended" not in told
    common = ("train", example, "--runs", tmp_path / "runs", "--epochs", 3)
    assert plexus(*common, "--resume", first["run"], "--checkpoint", "step-7") == 1
    assert "has no checkpoint step-7. It has: last, step-" in capsys.readouterr().err


def test_training_starts_from_weights_in_a_file(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["train", example, "--epochs", 1, "--runs", tmp_path / "r", "--json"]
    assert plexus(*given, "--seed", 3) == 0
    first = Path(json.loads(capsys.readouterr().out)["run"])
    kept = first / "checkpoints" / "last.safetensors"
    still = ["--set", "train.lr=0", "--weights", f"model={kept}"]
    assert plexus(*given, *still) == 0
    second = Path(json.loads(capsys.readouterr().out)["run"])
    assert (second / "checkpoints" / "last.safetensors").read_bytes()[-400:] == (
        kept.read_bytes()[-400:]
    )
    assert plexus(*given, "--weights", "modle=x") == 1
    assert "No block is called modle" in capsys.readouterr().err
    assert plexus(*given, "--weights", "model") == 2
    assert "NAME=FILE" in capsys.readouterr().err
