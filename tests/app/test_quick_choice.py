"""What quick add goes by: the place, the user's habits, and what would come out."""

import json

import pytest

from studio.app.foretelling import Foretelling, Question
from studio.app.habits import LIMIT, NAME, Habits
from studio.app.session import Session
from studio.app.settings import Settings
from studio.app.spots import Spot, behind, lean
from studio.compile.tensors import TensorSpec
from studio.layers.search import Finder

IMAGE = TensorSpec(("N", 16, 30, 30))
SERIES = TensorSpec(("N", 16, 30))
FLAT = TensorSpec(("N", 16))
WORDS = TensorSpec(("N", 16), "int64")
CONV = "torch.nn.Conv2d"


@pytest.fixture(scope="module")
def session():
    session = Session()
    yield session
    session.close()


def best(session, text, spot, habits=None):
    habits = habits or Habits(Settings())
    found = Finder().rank(
        session.catalogue.offered(), text, (), lambda spec: lean(spec, spot, habits)
    )
    return found[0].title


@pytest.mark.parametrize(
    ("text", "tensor", "title"),
    [
        ("conv", IMAGE, "Conv2d"),
        ("conv", SERIES, "Conv1d"),
        ("conv", TensorSpec(("N", 1, 8, 8, 8)), "Conv3d"),
        ("batch norm", FLAT, "BatchNorm1d"),
        ("batch norm", IMAGE, "BatchNorm2d"),
        ("embedding", WORDS, "Embedding"),
    ],
)
def test_what_suits_the_place_comes_first(session, text, tensor, title):
    assert best(session, text, Spot("input", "image", tensor)) == title


def test_a_better_fit_of_the_words_comes_before_the_place(session):
    assert best(session, "conv1d", Spot("input", "image", IMAGE)) == "Conv1d"


def test_an_empty_canvas_is_offered_an_input(session):
    assert best(session, "", Spot(begins=True)) == "Input"


def test_what_the_user_chose_there_before_comes_first(session):
    habits = Habits(Settings())
    spot = Spot(CONV, "conv", IMAGE)
    assert best(session, "pool", spot, habits) != "LPPool2d"
    for _ in range(4):
        habits.use("torch.nn.LPPool2d", CONV)
    assert best(session, "pool", spot, habits) == "LPPool2d"
    alone = [habits.lean("torch.nn.LPPool2d", before) for before in (CONV, "input")]
    assert alone[0] > alone[1] > 0
    assert habits.lean("torch.nn.Conv1d", CONV) == 0


def test_habits_are_kept_in_the_settings_and_stay_few():
    settings = Settings()
    for number in range(LIMIT):
        Habits(settings).use(f"kind{number}", CONV)
    for _ in range(3):
        Habits(settings).use("dear", CONV)
    kept = json.loads(settings.window[NAME])
    assert len(kept) == LIMIT
    assert kept[-2:] == [["", "dear", 3], [CONV, "dear", 3]]
    Habits(settings).use("new")
    assert json.loads(settings.window[NAME])[-1] == ["", "new", 1]


@pytest.mark.parametrize("text", ["{}", "nonsense", '[["b", "f", true]]', '[["b", "f"]]', "[3]"])
def test_damaged_habits_count_for_nothing(text):
    settings = Settings(window={NAME: text})
    assert Habits(settings).lean("f", "b") == 0
    Habits(settings).use("f", "b")
    assert Habits(settings).lean("f", "b") > 0


def test_the_place_behind_an_output_knows_what_comes_out():
    session = Session()
    image = session.add("input", name="image", params={"shape": ("N", 3, 8, 8)})
    session.analyse_now()
    assert behind(session, image, "output") == Spot("input", "image", TensorSpec(("N", 3, 8, 8)))


def foretold(session, key, tensor, background=False):
    foretelling = Foretelling(session.catalogue, lambda _code: False, background)
    question = Question(session.catalogue.find(key), tensor, "conv")
    foretelling.ask(question)
    if background:
        assert foretelling._worker.wait(60)
    answer = foretelling.take()
    foretelling.close()
    assert answer.question is question
    assert foretelling.take() is None
    return answer


@pytest.mark.parametrize("background", [False, True])
def test_it_is_told_what_would_come_out(session, background):
    ((_, given),) = foretold(session, "torch.nn.MaxPool2d", IMAGE, background).outputs
    assert given == TensorSpec(("N", 16, 15, 15))
    ((_, given),) = foretold(session, "Add", FLAT, background).outputs
    assert given == FLAT


def test_it_is_told_why_nothing_would(session):
    answer = foretold(session, "torch.nn.Conv1d", IMAGE)
    assert answer.outputs == ()
    assert "conv gives N × 16 × 30 × 30" in str(answer.problem)


def test_what_cannot_be_told_is_not(session):
    for key in ("input", "torch.optim.SGD"):
        answer = foretold(session, key, IMAGE)
        assert (answer.outputs, answer.problem) == ((), None)
