"""The one style sheet of the program, made from tokens.

Widgets choose a variant with the dynamic property ``role``:
``QPushButton``: ``go`` (the Train button), ``primary``, ``quiet``, ``danger``.
``QToolButton``: ``fold``, ``crumb``, ``crumb-here``.
``QLabel``: ``subject``, ``name``, ``secondary``, ``hint``, ``caption``, ``heading``, ``mono``,
``error``.
``QFrame``: ``card``, ``line``. ``QLineEdit`` and other fields: ``mono``, ``wrong``.
A spin box without arrows also has ``bare``, as in ``mono bare`` (``NoButtons`` would leave its
text no room under a style sheet).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from string import Template

from studio.ui.tokens import Tokens, mix

_CHROME = """
* { outline: 0; }
QMainWindow, QDialog { background: $surface; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QToolTip {
    background: $raised; color: $text; border: 1px solid $line; padding: 4px 6px; font-size: 11px;
}
QMenuBar { background: $surface; color: $text_2; spacing: 4px; }
QMenuBar::item { padding: 6px 10px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: $hover; color: $text; }
QMenu { background: $raised; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 8px; border-radius: 4px; min-width: 128px; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $text_3; background: transparent; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QMenu::right-arrow { image: url($img_right); width: 12px; height: 12px; }
QMenu::indicator { width: 12px; height: 12px; left: 6px; }
QMenu::indicator:checked { image: url($img_check_text); }
QToolBar {
    background: $surface; border: 0; border-bottom: 1px solid $line; spacing: 4px; padding: 4px 8px;
}
QToolBar::separator { background: $line; width: 1px; margin: 6px 4px; }
QToolBar::handle { image: none; width: 4px; }
QStatusBar { background: $surface; color: $text_2; border-top: 1px solid $line; font-size: 11px; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: $text_2; font-size: 11px; }
QSizeGrip { width: 0; height: 0; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QDockWidget {
    color: $text_2; font-size: 11px; font-weight: 600;
    titlebar-close-icon: url($img_close); titlebar-normal-icon: url($img_float);
}
QDockWidget::title {
    background: $surface; text-align: left; padding: 7px 12px; border-bottom: 1px solid $line;
}
QDockWidget::close-button, QDockWidget::float-button {
    background: transparent; border: 0; padding: 0; icon-size: 12px;
}
QDockWidget::close-button:hover, QDockWidget::float-button:hover {
    background: $hover; border-radius: 4px;
}
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: $surface; qproperty-drawBase: 0; font-size: 11px; font-weight: 600; }
QTabBar::tab {
    background: transparent; color: $text_3; padding: 7px 12px 6px 12px; border: 0;
    border-bottom: 2px solid transparent; font-size: 11px; font-weight: 600;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:disabled { color: $text_3; }
QTabBar::close-button { image: url($img_close); }
QTabBar::close-button:hover { background: $hover; border-radius: 4px; }
QTabBar QToolButton { background: $surface; border: 0; }
QFrame[role="card"] { background: $raised; border: 1px solid $line; border-radius: 8px; }
QFrame#problem:focus { background: $hover; }
QFrame#step { background: $raised; border: 1px solid $line; border-radius: 6px; }
QFrame#step:hover { background: $hover; }
QFrame#step:focus { border-color: $accent; }
QFrame[role="line"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }
QLabel { background: transparent; color: $text; }
QLabel:disabled { color: $text_3; }
QLabel[role="subject"] { font-size: 14px; font-weight: 700; }
QLabel[role="name"] { font-size: 12px; font-weight: 600; }
QLabel[role="heading"] { font-size: 11px; font-weight: 600; color: $text_2; }
QLabel[role="secondary"] { font-size: 11px; color: $text_2; }
QLabel[role="past"] { font-size: 11px; font-weight: 600; color: $accent; }
QLabel[role="hint"] { font-size: 11px; color: $text_3; }
QLabel[role="caption"] { font-size: 11px; color: $text_3; }
QLabel[role="mono"] { font-size: 11px; font-family: "$mono"; color: $text_2; }
QLabel[role="error"] { font-size: 11px; color: $error; }
QLabel[role="warn"] { font-size: 11px; color: $warn; }
"""

_BUTTONS = """
QPushButton {
    background: $raised; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 5px 12px; min-height: 16px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:checked { background: $chosen; border-color: $accent; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $text_3; background: $surface; border-color: $line; }
QPushButton[role="go"] {
    background: $go; color: $ground; border-color: $go; font-weight: 700; padding: 5px 18px;
}
QPushButton[role="go"]:hover { background: $go_hover; border-color: $go_hover; }
QPushButton[role="go"]:pressed { background: $go_down; border-color: $go_down; }
QPushButton[role="go"]:focus { border-color: $text; }
QPushButton[role="go"]:disabled { background: $hover; border-color: $hover; color: $text_3; }
QPushButton[role="primary"] {
    background: $accent; color: $ground; border-color: $accent; font-weight: 600;
}
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:focus { border-color: $text; }
QPushButton[role="primary"]:disabled { background: $hover; border-color: $hover; color: $text_3; }
QPushButton[role="danger"] { color: $error; }
QPushButton[role="danger"]:disabled { color: $text_3; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $text_2; }
QPushButton[role="quiet"]:hover { background: $hover; color: $text; }
QPushButton[role="quiet"]:pressed { background: $line; }
QPushButton[role="quiet"]:checked { background: $hover; color: $text; }
QPushButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="quiet"]:disabled { color: $text_3; background: transparent; }
QToolButton {
    background: transparent; color: $text_2; border: 1px solid transparent; border-radius: 6px;
    padding: 3px;
}
QToolButton:hover { background: $hover; color: $text; }
QToolButton:pressed { background: $line; }
QToolButton:checked { background: $hover; color: $text; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $text_3; }
QToolButton[role="fold"] {
    padding: 3px 6px 3px 0; margin-left: -6px; color: $text_2; font-weight: 600;
}
QToolButton[role="fold"]:checked { background: transparent; }
QToolButton[role="fold"]:hover { background: $hover; color: $text; }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { background: transparent; color: $text; spacing: 6px; padding: 1px; }
QCheckBox:disabled, QRadioButton:disabled { color: $text_3; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 14px; height: 14px; border: 1px solid $text_3; border-radius: 4px; background: $ground;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox:focus::indicator, QRadioButton:focus::indicator { border-color: $accent; }
QCheckBox::indicator:checked {
    background: $accent; border-color: $accent; image: url($img_check);
}
QCheckBox::indicator:indeterminate { background: $hover; border-color: $accent; }
QRadioButton::indicator:checked { background: $accent; border: 4px solid $ground; }
QCheckBox::indicator:disabled { border-color: $line; background: $surface; }
"""

_FIELDS = """
QLineEdit, QAbstractSpinBox, QComboBox, QPlainTextEdit, QTextEdit {
    background: $ground; color: $text; border: 1px solid $line; border-radius: 6px;
    selection-background-color: $chosen; selection-color: $text;
}
QLineEdit, QAbstractSpinBox, QComboBox { padding: 3px 8px; min-height: 18px; }
QLineEdit:hover, QAbstractSpinBox:hover, QComboBox:hover { border-color: $text_3; }
QLineEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus {
    border-color: $accent;
}
QLineEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    color: $text_3; background: $surface;
}
QLineEdit:read-only { background: $surface; }
QLineEdit[role="mono"], QAbstractSpinBox[role~="mono"], QComboBox[role="mono"],
QPlainTextEdit[role="mono"] { font-family: "$mono"; font-size: 11px; }
QLineEdit[role="wrong"], QAbstractSpinBox[role="wrong"], QComboBox[role="wrong"] {
    border-color: $error;
}
QAbstractSpinBox { padding-left: 0; padding-right: 20px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {
    subcontrol-origin: border; width: 18px; border: 0; background: transparent;
}
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; }
QAbstractSpinBox::up-arrow { image: url($img_up); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url($img_down); width: 10px; height: 10px; }
QAbstractSpinBox::up-arrow:disabled, QAbstractSpinBox::up-arrow:off { image: url($img_up_off); }
QAbstractSpinBox::down-arrow:disabled, QAbstractSpinBox::down-arrow:off {
    image: url($img_down_off);
}
QAbstractSpinBox[role~="bare"] { padding-right: 2px; }
QAbstractSpinBox[role~="bare"]::up-button, QAbstractSpinBox[role~="bare"]::down-button { width: 0; }
QAbstractSpinBox[role~="bare"]::up-arrow, QAbstractSpinBox[role~="bare"]::down-arrow {
    image: none; width: 0; height: 0;
}
QAbstractSpinBox QLineEdit, QComboBox QLineEdit {
    border: 0; padding: 0; background: transparent; min-height: 0;
}
QAbstractSpinBox QLineEdit { padding-left: 6px; }
QComboBox { padding-right: 4px; }
QComboBox::drop-down {
    subcontrol-origin: border; subcontrol-position: center right; width: 20px; border: 0;
}
QComboBox::down-arrow { image: url($img_down); width: 12px; height: 12px; }
QComboBox::down-arrow:disabled { image: url($img_down_off); }
QComboBox QAbstractItemView {
    background: $raised; color: $text; border: 1px solid $line; padding: 4px;
    selection-background-color: $hover; selection-color: $text;
}
QPlainTextEdit, QTextEdit { padding: 4px; }
QProgressBar {
    background: $hover; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px;
    color: transparent;
}
QProgressBar::chunk { background: $go; border-radius: 3px; }
QSlider::groove:horizontal { background: $hover; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; height: 4px; border-radius: 2px; }
QSlider::handle:horizontal {
    background: $text; width: 12px; height: 12px; margin: -4px 0; border-radius: 6px;
}
QSlider::groove:vertical { background: $hover; width: 4px; border-radius: 2px; }
QSlider::add-page:vertical { background: $accent; width: 4px; border-radius: 2px; }
QSlider::handle:vertical {
    background: $text; width: 12px; height: 12px; margin: 0 -4px; border-radius: 6px;
}
QSlider::sub-page:disabled, QSlider::add-page:disabled { background: $line; }
QSlider::handle:disabled { background: $text_3; }
"""

_VIEWS = """
QAbstractScrollArea { border: 0; background: $surface; }
QScrollArea > QWidget > QWidget { background: $surface; }
QGraphicsView { background: $ground; border: 0; }
QTreeView, QListView, QTableView {
    background: $surface; color: $text; border: 0; alternate-background-color: $surface;
    selection-background-color: $hover; selection-color: $text; show-decoration-selected: 1;
}
QTreeView::item, QListView::item { padding: 3px 4px; border-radius: 4px; min-height: 18px; }
QTreeView::item:hover, QListView::item:hover { background: $soft; }
QTreeView::item:selected, QListView::item:selected, QTableView::item:selected {
    background: $hover; color: $text;
}
QTreeView::branch { background: transparent; }
QTreeView::branch:has-children:closed { image: url($img_right); }
QTreeView::branch:has-children:open { image: url($img_down); }
QHeaderView { background: $surface; border: 0; }
QHeaderView::section {
    background: $surface; color: $text_3; border: 0; border-bottom: 1px solid $line;
    padding: 4px 6px; font-size: 11px;
}
QTableView { gridline-color: $line; }
QTableCornerButton::section { background: $surface; border: 0; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $text_3; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }
"""


_WINDOW = """
#topbar { background: $surface; border-bottom: 1px solid $line; }
#topbar QMenuBar { background: transparent; }
#topbar QPushButton { min-height: 17px; }
#main > QTabBar { qproperty-elideMode: ElideNone; qproperty-usesScrollButtons: true; }
#main > QTabBar::tab { padding: 7px 10px 6px 10px; }
#topbar QMenuBar::item { padding: 6px 9px; }
#project-box { background: $ground; border: 1px solid $line; border-radius: 6px; }
#project-box:hover { border-color: $text_3; }
#graph-tabs, #breadcrumb, #change-strip { background: $surface; border-bottom: 1px solid $line; }
#time-bar { background: $surface; border-top: 1px solid $line; }
#graph-tabs QPushButton { padding: 2px 10px; }
#version-list { background: $surface; }
QToolButton#overlays { background: $surface; border: 1px solid $line; border-radius: 8px; }
QToolButton#overlays:hover { background: $hover; }
#heat-bar, #flow-bar { background: $surface; border: 1px solid $line; border-radius: 8px; }
QToolButton[role="crumb"], QToolButton[role="crumb-here"] { padding: 2px 6px; font-size: 11px; }
QToolButton[role="chip"] {
    background: $hover; color: $text_2; border-radius: 4px; padding: 1px 6px; font-size: 11px;
}
QToolButton[role="chip"]:hover { color: $text; }
QToolButton[role="crumb-here"] { color: $text; font-weight: 600; }
#toast { background: $raised; border: 1px solid $line; border-radius: 8px; }
#runs { font-size: 11px; }
#numbers { padding-left: 14px; }
#hint, #looking { color: $text_3; padding-right: 14px; }
QLabel[role="badge"] {
    background: $hover; color: $text_2; border-radius: 4px; padding: 2px 6px;
    font-family: "$mono"; font-size: 10px;
}
QLabel[changed="true"] { color: $text; }
QLineEdit[role="subject"] {
    background: transparent; border-color: transparent; font-size: 14px; font-weight: 700;
    padding: 2px 5px; margin-left: -6px;
}
QLineEdit[role="subject"]:hover { border-color: $line; }
QLineEdit[role="subject"]:focus { background: $ground; border-color: $accent; }
QLineEdit[expression="true"] { color: $accent; }
QLineEdit[wrong="true"], QLineEdit[wrong="true"]:focus { border-color: $error; }
#node-note { border: 1px solid $line; border-radius: 6px; font-size: 11px; }
#node-note:focus { border-color: $accent; }
QCheckBox[role="mono"] { font-family: "$mono"; font-size: 11px; }
#palette-list { background: transparent; }
#code, #own-code { background: $ground; border: 0; border-radius: 0; padding: 0; }
#code:focus, #own-code:focus { border: 0; }
"""


def stylesheet(tokens: Tokens, pictures: Mapping[str, str], mono: str) -> str:
    """The whole sheet.

    Args:
        tokens: the colours.
        pictures: paths of the small pictures (arrows, tick) by name.
        mono: the monospaced family.
    """
    derived = {
        "chosen": mix(tokens.surface, tokens.accent, 0.35),
        "soft": mix(tokens.surface, tokens.hover, 0.5),
        "go_hover": mix(tokens.go, tokens.text, 0.15),
        "go_down": mix(tokens.go, tokens.ground, 0.2),
        "accent_hover": mix(tokens.accent, tokens.text, 0.15),
        "mono": mono,
    }
    images = {f"img_{name}": path for name, path in pictures.items()}
    sheet = Template(_CHROME + _BUTTONS + _FIELDS + _VIEWS + _WINDOW)
    return sheet.substitute(asdict(tokens), **derived, **images)
