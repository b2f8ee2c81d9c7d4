"""Going on in a model that was changed while its run was paused, with what was learnt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from studio.app.comparison import is_other
from studio.graph.model import Node, Project, Wire
from studio.message import Message, UserError
from studio.value import Value

if TYPE_CHECKING:
    from studio.app.run import Run
    from studio.app.runs import Runs
    from studio.compile.analysis import Analysis, NodeFacts
    from studio.compile.plan import Plan
    from studio.graph.document import Document


WIDTHS: dict[str, tuple[str, int]] = {
    "torch.nn.Linear": ("out_features", -1),
    "torch.nn.Conv1d": ("out_channels", -2),
    "torch.nn.Conv2d": ("out_channels", -3),
    "torch.nn.Conv3d": ("out_channels", -4),
}
"""By kind: the parameter that says how wide a layer is, and of which axis that is the size."""


class Host(Protocol):
    """What must be known of the session."""

    runs: Runs
    analysis: Analysis | None
    training: Analysis | None
    document: Document

    @property
    def stale(self) -> bool: ...
    def facts(self, node_id: str) -> NodeFacts | None: ...


class Growing:
    """Of one session."""

    def __init__(self, session: Host) -> None:
        self._session = session
        self._compared: tuple[Plan | None, ...] = ()
        self._is_other = False

    @property
    def is_wanted(self) -> bool:
        """Whether a run is paused, and another model or training graph is drawn than it has."""
        session = self._session
        run = session.runs.current
        if run is None or session.runs.state != "paused" or session.analysis is None:
            return False
        training = session.training.plan if session.training is not None else None
        plans = run.plan, session.analysis.plan, run.worker.job.training, training
        # By identity: this is asked at every look at a menu.
        if [*map(id, plans)] != [*map(id, self._compared)]:
            self._compared = plans
            self._is_other = is_other(*plans[:2]) or is_other(*plans[2:])
        return self._is_other

    def refusal(self) -> Message | None:
        """Why the paused run cannot go on with the model as it is drawn now, or ``None``."""
        session = self._session
        run = session.runs.current
        if run is None or session.runs.state != "paused":
            return Message("No run is paused.")
        if session.stale:
            return Message("The model has not been checked yet.")
        if not self.is_wanted:
            return Message("The run has the model as it is drawn.")
        plans = [each.plan for each in (session.analysis, session.training) if each is not None]
        if None in plans:
            return Message("The model has problems: see the Problems panel.")
        try:
            return _clash(run, session.document.project)
        except UserError as error:
            return error.message

    def fitted(self, node: Node, wire: Wire) -> Node:
        """A node that is to be put on a wire, such that it can begin as the identity.

        While a run is paused a layer that has a width, and was given none, gets that of what comes
        to it; any other node is as it was.
        """
        facts = self._session.facts(wire.source)
        given = facts.outputs.get(wire.output) if facts is not None else None
        if self._session.runs.state != "paused" or node.kind not in WIDTHS or given is None:
            return node
        width, axis = WIDTHS[node.kind]
        size = given.shape[axis] if len(given.shape) >= -axis else None
        if not isinstance(size, int) or width in node.params:
            return node
        keeping: dict[str, Value] = {width: size}
        if width == "out_channels":
            keeping["padding"] = "same"
        return replace(node, params={**keeping, **node.params})

    def go_on(self) -> None:
        """Go on from where the paused run stands with the model as it is drawn, in a new folder.

        What has been learnt is taken over; the run until now stays as it is.

        Raises:
            UserError: it cannot be; see ``refusal``.
        """
        runs = self._session.runs
        if (reason := self.refusal()) is not None:
            raise UserError(reason.template, **reason.values)
        assert runs.current is not None
        from studio.app.succession import Successor

        before = runs.current.worker.job.alone()
        job = replace(runs.job(), resume_from=runs.current.folder, grown_from=before, paused=True)
        runs.let_follow(Successor(job, resume=True))


def _clash(run: Run, project: Project) -> Message | None:
    """Why the settings of now would make another run of one; ``None`` where they would not."""
    from studio.train.agreement import disagreement
    from studio.train.config import TrainConfig

    before = run.worker.job.project
    then = TrainConfig.from_settings(before.settings).as_dict()
    now = TrainConfig.from_settings(project.settings)
    return disagreement(run.folder.name, before, project, then, now)
