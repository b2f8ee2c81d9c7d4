from __future__ import annotations

import importlib.util
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio import paths
from studio.app import own_code
from studio.app.library import Library
from studio.app.session import Session
from studio.compile.kinds import block_spec
from studio.graph.model import Graph
from studio.layers.catalogue import standard
from studio.layers.code import spec_of
from studio.layers.search import Finder
from studio.message import Message, UserError
from studio.ui.dialogs import AboutDialog
from studio.ui.text import install, language, say, tr
from studio.ui.theme import Theme
from studio.ui.window import MainWindow

FOLDER = paths.resources() / "translations"
PLACEHOLDER = re.compile(r"\{[^{}]*\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
NETWORKS = {
    "AlexNet",
    "BERT base",
    "DenseNet-121",
    "GPT-2",
    "GoogLeNet",
    "LeNet-5",
    "MobileNetV2",
    "ResNet-18",
    "ResNet-50",
    "U-Net",
    "VGG-16",
}
"""Architectures are called the same in all languages."""
METHODS = {
    "DeepLIFT",
    "DeepLIFT SHAP",
    "F1",
    "Grad-CAM",
    "Grad-CAM++",
    "Gradient SHAP",
    "IoU",
    "Kernel SHAP",
    "LIME",
    "MAE",
    "PCA",
    "ROC",
    "Rollout",
    "RMSE {rmse}  MAE {mae}  R² {r2}",
    "SmoothGrad",
    "t-SNE",
}
"""So are methods and measures."""
SAME = {
    "Plexus",
    "{name}[*] – Plexus Studio",
    "Plexus Studio {version}",
    "Python (*.py)",
    "English",
    "GIF",
    "OpenGL",
    "px",
    "N",
    "N × 2 × 3",
    *NETWORKS,
    *METHODS,
}
"""Names and notations that stay as they are."""


@pytest.fixture(scope="module")
def update() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update_translations", FOLDER / "update.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pairs() -> dict[str, str]:
    root = ET.parse(FOLDER / "plexus_zh_CN.ts").getroot()
    messages = list(root.iter("message"))
    found = {m.findtext("source", ""): m.findtext("translation", "") for m in messages}
    assert len(found) == len(messages)
    return found


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    """The program in Chinese, for the length of a test."""
    before = set(qapp.findChildren(QTranslator))
    assert install(qapp, QLocale("zh_CN"))
    yield
    for translator in set(qapp.findChildren(QTranslator)) - before:
        qapp.removeTranslator(translator)
        translator.deleteLater()
    assert tr("File") == "File"


def test_the_file_is_up_to_date_with_the_code(update: ModuleType, pairs: dict[str, str]) -> None:
    hint = "Run resources/translations/update.py, and translate what is new."
    assert list(pairs) == update.collect(), hint


def test_every_string_is_translated(pairs: dict[str, str]) -> None:
    assert not [source for source, translation in pairs.items() if not translation.strip()]
    same = {source for source, translation in pairs.items() if source == translation}
    words = {source for source in same if re.search("[A-Za-z]", PLACEHOLDER.sub("", source))}
    shipped = Library(paths.resources() / "none").read().blocks
    offered = (*standard(), *(block.spec for block in shipped))
    searched = {synonym for spec in offered for synonym in spec.synonyms}
    assert words - searched == SAME, "only names by which layers are found are alike"


def test_placeholders_survive_the_translation(pairs: dict[str, str]) -> None:
    differing = [
        source
        for source, translation in pairs.items()
        if set(PLACEHOLDER.findall(source)) != set(PLACEHOLDER.findall(translation))
    ]
    assert not differing


def test_the_collector_knows_every_kind_of_mark(update: ModuleType) -> None:
    found = set(update.collect())
    assert "Inspector" in found  # tr(...)
    assert "Dark" in found  # Message(...)
    assert "Nothing is selected." in found  # a refusal
    assert "{name} ({kind}) failed while it ran: {reason}" in found  # an error's own sentence
    assert "Handwritten digits of 8 × 8 pixels; 97 % within a minute." in found  # an example
    assert "How often all examples are gone through." in found  # a setting of training
    assert "finished" in found  # the state of a run
    assert not [text for text in found if "not installed; it holds" in text]  # for developers


def test_what_blocks_and_python_say_of_themselves_is_collected(update: ModuleType) -> None:
    found = set(update.collect())
    assert own_code.OFFER.summary in found
    assert block_spec("bare", Graph()).summary in found
    assert spec_of("bare", "def bare(x):\n    return x\n").summary in found


def test_the_compiled_file_says_what_the_source_says(chinese: None, pairs: dict[str, str]) -> None:
    assert {source: tr(source) for source in pairs} == pairs


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("zh_CN", "zh_CN"),
        ("zh_Hans_CN", "zh_CN"),
        ("zh_SG", "zh_CN"),
        ("zh_TW", ""),
        ("en_GB", ""),
        ("fi_FI", ""),
        ("C", ""),
    ],
)
def test_the_language_of_a_locale(locale: str, name: str) -> None:
    assert language(QLocale(locale)) == name


def test_a_language_preferred_to_chinese_is_not_passed_over() -> None:
    class Preferring(QLocale):
        def __init__(self, *names: str) -> None:
            super().__init__(names[0])
            self._names = names

        def uiLanguages(self) -> list[str]:  # type: ignore[override]
            return list(self._names)

    assert language(Preferring("en-US", "zh-Hans-CN")) == ""
    assert language(Preferring("fr-FR", "zh-Hans-CN", "en-US")) == "zh_CN"


def test_messages_and_errors_among_values_are_translated(chinese: None) -> None:
    inner = UserError("There is no text on the clipboard: copy nodes first.")
    assert say(Message("{key}: {problem}", key="x", problem=inner)) == (
        "x：剪贴板上没有文本：请先复制节点。"
    )
    said = say(Message("Undo {what}", what=Message("Delete {count} layers", count=2)))
    assert said == "撤销：删除 2 个层"


def test_qts_own_buttons_speak_the_language(qtbot: QtBot, theme: Theme, chinese: None) -> None:
    dialog = AboutDialog(theme)
    qtbot.addWidget(dialog)
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    assert CHINESE.search(box.button(QDialogButtonBox.StandardButton.Close).text())


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, session: Session, chinese: None) -> Iterator[MainWindow]:
    window = MainWindow(session, theme)
    qtbot.addWidget(window)
    session.open_example("digits_cnn")
    window.resize(1440, 900)
    window.show()
    yield window
    window.shut_down()


def test_the_window_opens_in_chinese(window: MainWindow) -> None:
    titles = [window.menus.menus[name].title() for name in window.menus.menus]
    assert titles == ["文件(&F)", "编辑(&E)", "视图(&V)", "模型(&M)", "训练(&T)", "帮助(&H)"]
    entries = [entry.text() for entry in window.menus.actions.values() if entry.text()]
    left = {text for text in entries if not CHINESE.search(text)}
    assert left == {"English", "OpenGL", "Transformer", "Vision Transformer，ViT-B/16", *NETWORKS}
    assert window.top.train.text() == "训练"
    assert "个节点" in window.status()
    docks = [dock.windowTitle() for dock in window.layout_keeper.docks.values()]
    assert all(CHINESE.search(title) for title in docks)


def test_no_english_sentence_is_left_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    nodes = list(window.session.document.project.model)
    seen: set[str] = set()
    selections: list[tuple[str, ...]] = [(), (nodes[1].id,), (nodes[1].id, nodes[2].id)]
    for selection in selections:
        window.session.select(selection)
        qtbot.wait(1)
        for widget in window.findChildren(QWidget):
            seen.update(_texts(widget))
    sentences = {text for text in seen if not CHINESE.search(text) and _is_prose(text)}
    assert not sentences


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleDescription(), widget.accessibleName())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))


def _is_prose(text: str) -> bool:
    """Two words in a row of small letters: names, shapes and code have none."""
    return bool(re.search(r"\b[A-Za-z][a-z]+ [a-z]{2,}", text))


def test_chinese_is_drawn_with_chinese_letters(theme: Theme, chinese: None) -> None:
    assert tr("font families") != "font families"


def test_the_script_does_nothing_where_there_is_no_code(
    update: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(update, "STUDIO", tmp_path / "studio")
    monkeypatch.setattr(update, "FOLDER", tmp_path)
    with pytest.raises(SystemExit, match="checkout"):
        update.main()
    assert not list(tmp_path.iterdir())


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize(("typed", "found"), [("全连接", "Linear"), ("卷积", "Conv2d")])
def test_layers_are_found_in_chinese(typed: str, found: str) -> None:
    finder = Finder(tr)
    titles = [spec.title for spec in finder.rank(list(standard()), typed, ())]
    assert found in titles[:8]
