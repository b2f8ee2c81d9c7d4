"""All pages of the Predictions panel, in the order of their tabs."""

from __future__ import annotations

from dataclasses import dataclass

from studio.ui.panels.predictions_calibration import CalibrationPage
from studio.ui.panels.predictions_classes import ClassesPage
from studio.ui.panels.predictions_examples import ExamplesPage
from studio.ui.panels.predictions_masks import MasksPage
from studio.ui.panels.predictions_matrix import MatrixPage
from studio.ui.panels.predictions_page import Page
from studio.ui.panels.predictions_residuals import ResidualsPage
from studio.ui.panels.predictions_texts import TextsPage
from studio.ui.panels.predictions_thresholds import ThresholdsPage
from studio.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Pages:
    """One of each kind."""

    matrix: MatrixPage
    residuals: ResidualsPage
    masks: MasksPage
    texts: TextsPage
    examples: ExamplesPage
    classes: ClassesPage
    calibration: CalibrationPage
    thresholds: ThresholdsPage

    @classmethod
    def made(cls, theme: Theme) -> Pages:
        return cls(
            MatrixPage(theme),
            ResidualsPage(theme),
            MasksPage(theme),
            TextsPage(theme),
            ExamplesPage(theme),
            ClassesPage(theme),
            CalibrationPage(theme),
            ThresholdsPage(theme),
        )

    @property
    def all(self) -> tuple[Page, ...]:
        return (
            self.matrix,
            self.residuals,
            self.masks,
            self.texts,
            self.examples,
            self.classes,
            self.calibration,
            self.thresholds,
        )

    @property
    def looking(self) -> tuple[ResidualsPage | MasksPage | TextsPage | ExamplesPage, ...]:
        """Those in which a click is on one example."""
        return self.residuals, self.masks, self.texts, self.examples
