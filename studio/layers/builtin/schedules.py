"""The schedules of ``torch.optim.lr_scheduler``: how a learning rate changes while training."""

from __future__ import annotations

from studio.layers.catalogue import Catalogue
from studio.layers.spec import REQUIRED, Argument, LayerSpec, Param, Port

DOC_URL = "https://docs.pytorch.org/docs/stable/generated/torch.optim.lr_scheduler.{name}.html"

WHOLE_RUN = frozenset({"T_max", "total_steps", "total_iters"})
"""Parameters that, where they are none, last to the end of the run."""

GIVEN = Port("schedule", "To an optimiser, or to a schedule of schedules.", carries="schedule")
SEVERAL = Port("schedules", "The schedules, in their order.", variadic=True, carries="schedule")

PER = Param(
    "per",
    "choice",
    "step",
    "What the schedule counts: steps of the optimiser, or epochs.",
    choices=("step", "epoch"),
    silent=True,
)
ETA_MIN = Param("eta_min", "float", 0.0, "The smallest learning rate.", minimum=0)
CYCLE_MOMENTUM = Param(
    "cycle_momentum", "bool", True, "Move the momentum against the learning rate."
)


def gamma(default: float) -> Param:
    return Param("gamma", "float", default, "By what the learning rate is multiplied.", minimum=0)


def total(default: int) -> Param:
    return Param(
        "total_iters", "int", default, "How long it takes, as it counts.", minimum=1, unit="times"
    )


def whole_run(name: str, meaning: str) -> Param:
    """A length that is the rest of the run unless the user says otherwise."""
    told = f"{meaning}, as it counts; none: to the end of the run."
    return Param(name, "int", None, told, minimum=1, optional=True, always=True)


def factor(default: str, meaning: str) -> Param:
    """A function, as an expression of what torch calls ``epoch``."""
    told = f"{meaning}, as an expression of epoch: how many steps, or epochs, there have been."
    return Param("lr_lambda", "text", default, told, always=True, notation="factor")


def _schedule(
    name: str,
    summary: str,
    *params: Param,
    inputs: tuple[Port, ...] = (),
    synonyms: tuple[str, ...] = (),
    counted: bool = True,
) -> LayerSpec:
    return LayerSpec(
        key=f"torch.optim.lr_scheduler.{name}",
        title=name,
        family="schedule",
        summary=summary,
        doc_url=DOC_URL.format(name=name),
        construct="schedule",
        inputs=inputs,
        outputs=(GIVEN,),
        params=(*params, *((PER,) if counted and not inputs else ())),
        arguments=tuple(Argument((port.name,), as_tuple=port.variadic) for port in inputs),
        returns="schedule",
        synonyms=("schedule", "scheduler", "learning rate", *synonyms),
    )


SCHEDULES: tuple[LayerSpec, ...] = (
    _schedule(
        "StepLR",
        "Multiplies the learning rate once in a while.",
        Param(
            "step_size",
            "int",
            30,
            "After how many counts it does so each time.",
            minimum=1,
            always=True,
        ),
        gamma(0.1),
        synonyms=("staircase",),
    ),
    _schedule(
        "MultiStepLR",
        "Multiplies the learning rate at given times.",
        Param(
            "milestones",
            "ints",
            (30, 80),
            "The counts at which it does so, in order.",
            minimum=1,
            always=True,
        ),
        gamma(0.1),
        synonyms=("milestones",),
    ),
    _schedule(
        "ConstantLR",
        "Holds the learning rate at a part of itself, then lets it go.",
        Param(
            "factor",
            "float",
            1 / 3,
            "The part of the learning rate that is held.",
            minimum=0,
            maximum=1,
        ),
        total(5),
    ),
    _schedule(
        "LinearLR",
        "Moves the learning rate along a line from one part of itself to another: a warm-up.",
        Param(
            "start_factor", "float", 1 / 3, "The part at the beginning.", minimum=1e-9, maximum=1
        ),
        Param("end_factor", "float", 1.0, "The part at the end.", minimum=0, maximum=1),
        total(5),
        synonyms=("warm-up", "warmup"),
    ),
    _schedule(
        "ExponentialLR",
        "Multiplies the learning rate each time.",
        Param(
            "gamma",
            "float",
            0.99,
            "By what the learning rate is multiplied.",
            minimum=0,
            always=True,
        ),
        synonyms=("decay",),
    ),
    _schedule(
        "LambdaLR",
        "Multiplies the first learning rate by a factor that you write.",
        factor("0.99 ** epoch", "The part of the first learning rate"),
        synonyms=("function", "formula"),
    ),
    _schedule(
        "MultiplicativeLR",
        "Multiplies the learning rate each time by a factor that you write.",
        factor("0.99", "By what the learning rate is multiplied"),
        synonyms=("function", "formula"),
    ),
    _schedule(
        "PolynomialLR",
        "Brings the learning rate down to 0 by a power of the time that is left.",
        whole_run("total_iters", "How long it takes"),
        Param("power", "float", 1.0, "The power; 1 is a line."),
    ),
    _schedule(
        "CosineAnnealingLR",
        "Brings the learning rate down along half a cosine (SGDR, without its restarts).",
        whole_run("T_max", "How long half a wave is"),
        ETA_MIN,
        synonyms=("cosine",),
    ),
    _schedule(
        "CosineAnnealingWarmRestarts",
        "Brings the learning rate down along half a cosine, again and again (SGDR).",
        Param("T_0", "int", 1000, "How long the first wave is.", minimum=1, always=True),
        Param("T_mult", "int", 1, "By how much each wave is longer than the last.", minimum=1),
        ETA_MIN,
        synonyms=("sgdr", "cosine", "restarts"),
    ),
    _schedule(
        "CyclicLR",
        "Moves the learning rate up and down between two bounds.",
        Param(
            "base_lr",
            "float",
            1e-4,
            "The lower bound of the learning rate.",
            minimum=0,
            always=True,
        ),
        Param(
            "max_lr", "float", 1e-2, "The upper bound of the learning rate.", minimum=0, always=True
        ),
        Param("step_size_up", "int", 2000, "How long the way up is.", minimum=1),
        Param(
            "step_size_down",
            "int",
            None,
            "How long the way down is; none: as the way up.",
            minimum=1,
            optional=True,
        ),
        Param(
            "mode",
            "choice",
            "triangular",
            "How the upper bound falls: not, by half each cycle, or by gamma each time.",
            choices=("triangular", "triangular2", "exp_range"),
        ),
        gamma(1.0),
        CYCLE_MOMENTUM,
        Param("base_momentum", "float", 0.8, "The lower bound of the momentum.", minimum=0),
        Param("max_momentum", "float", 0.9, "The upper bound of the momentum.", minimum=0),
        synonyms=("triangular",),
    ),
    _schedule(
        "OneCycleLR",
        "Up to a large learning rate and down to a tiny one (Smith, Super-Convergence).",
        Param("max_lr", "float", 1e-2, "The largest learning rate.", minimum=0, always=True),
        whole_run("total_steps", "How long all of it is"),
        Param("pct_start", "float", 0.3, "The part of the way that goes up.", minimum=0, maximum=1),
        Param(
            "anneal_strategy",
            "choice",
            "cos",
            "By a cosine or along a line.",
            choices=("cos", "linear"),
        ),
        CYCLE_MOMENTUM,
        Param("base_momentum", "float", 0.85, "The lower bound of the momentum.", minimum=0),
        Param("max_momentum", "float", 0.95, "The upper bound of the momentum.", minimum=0),
        Param("div_factor", "float", 25.0, "max_lr : the first learning rate.", minimum=1),
        Param("final_div_factor", "float", 1e4, "The first : the last learning rate.", minimum=1),
        Param("three_phase", "bool", False, "Go down as long as up, then to nearly nothing."),
        synonyms=("super-convergence", "one cycle"),
    ),
    _schedule(
        "ReduceLROnPlateau",
        "Multiplies the learning rate when the validation loss no longer falls.",
        Param("mode", "choice", "min", "What is better: less or more.", choices=("min", "max")),
        Param("factor", "float", 0.1, "By what it is multiplied.", minimum=0, maximum=0.999999),
        Param("patience", "int", 10, "Epochs without gain that are borne.", minimum=0),
        Param("threshold", "float", 1e-4, "The least that counts as gain.", minimum=0),
        Param(
            "threshold_mode",
            "choice",
            "rel",
            "Whether the threshold is a part of the best, or a difference.",
            choices=("rel", "abs"),
        ),
        Param("cooldown", "int", 0, "Epochs to wait after a change.", minimum=0),
        Param("min_lr", "float", 0.0, "The smallest learning rate.", minimum=0),
        Param("eps", "float", 1e-8, "The least change that is made.", minimum=0),
        counted=False,
        synonyms=("plateau",),
    ),
    _schedule(
        "SequentialLR",
        "One schedule after the other: a warm-up, then a decay.",
        Param(
            "milestones",
            "ints",
            REQUIRED,
            "When each further one takes over, as the first counts.",
            minimum=1,
        ),
        inputs=(SEVERAL,),
        synonyms=("sequence", "warm-up"),
    ),
    _schedule(
        "ChainedScheduler",
        "Several schedules at once: what they multiply is multiplied.",
        inputs=(SEVERAL,),
        synonyms=("product",),
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in SCHEDULES:
        catalogue.register(spec)
