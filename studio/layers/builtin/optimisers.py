"""The optimisers of ``torch.optim``: where a training graph ends, one for each loss made small."""

from __future__ import annotations

from dataclasses import replace

from studio.layers.catalogue import Catalogue
from studio.layers.spec import Argument, LayerSpec, Param, Port
from studio.value import Value

DOC_URL = "https://docs.pytorch.org/docs/stable/generated/torch.optim.{name}.html"

LOSS = Port("loss", "What is made small: one number.")
SCHEDULE = Port(
    "schedule", "How the learning rate changes on the way.", optional=True, carries="schedule"
)

OF = Param(
    "of",
    "text",
    "",
    "Names of the models or layers in this graph whose parameters follow this loss, with commas "
    "between. Empty: all that the loss depends on.",
    silent=True,
)
EVERY = Param(
    "every", "int", 1, "Act in every so-manieth step alone.", minimum=1, unit="steps", silent=True
)
TIMES = Param(
    "times",
    "int",
    1,
    "How often a step does this before it goes on to the next optimiser.",
    minimum=1,
    maximum=1000,
    silent=True,
)
ACCUMULATE = Param(
    "accumulate",
    "int",
    1,
    "How many batches' gradients are added up for one update.",
    minimum=1,
    unit="batches",
    silent=True,
)
CLIP_NORM = Param(
    "clip_norm",
    "float",
    None,
    "The longest that all gradients together may be; longer ones are shortened.",
    minimum=0,
    optional=True,
    silent=True,
)
CLIP_VALUE = Param(
    "clip_value",
    "float",
    None,
    "The largest that any number of a gradient may be.",
    minimum=0,
    optional=True,
    silent=True,
)
ORDER = Param(
    "order",
    "int",
    0,
    "Its place among the optimisers of a step, smallest first; at equal places the oldest comes "
    "first.",
    silent=True,
)
MAX_NORM = Param(
    "max_norm",
    "float",
    None,
    "The longest that the weights of one output may be after a step; longer ones are shortened.",
    minimum=0,
    optional=True,
    silent=True,
)
AVERAGE = Param(
    "average",
    "choice",
    "none",
    "Weights that are averaged over steps, for validation and for use: ema forgets old ones "
    "slowly, swa counts all alike.",
    choices=("none", "ema", "swa"),
    silent=True,
)
AVERAGE_DECAY = Param(
    "average_decay",
    "float",
    0.999,
    "For ema: how much of the average is kept in a step.",
    minimum=0,
    maximum=1,
    silent=True,
)
AVERAGE_FROM = Param(
    "average_from",
    "int",
    0,
    "The update with which averaging begins.",
    minimum=0,
    unit="updates",
    silent=True,
)
GROUPS = Param(
    "groups",
    "text",
    "",
    "Layers or blocks with a rate of their own, by their names: head lr=0.01; stem lr=1e-4 "
    "weight_decay=0; backbone.norm frozen.",
    silent=True,
)
STEERING = (
    OF,
    TIMES,
    EVERY,
    ORDER,
    ACCUMULATE,
    CLIP_NORM,
    CLIP_VALUE,
    MAX_NORM,
    GROUPS,
    AVERAGE,
    AVERAGE_DECAY,
    AVERAGE_FROM,
)
"""What the loop does with an optimiser; torch knows nothing of it."""


def rate(default: float) -> Param:
    return Param("lr", "float", default, "Learning rate: the size of a step.", minimum=0)


def decay(default: float = 0.0) -> Param:
    return Param(
        "weight_decay", "float", default, "Pull of all parameters towards zero.", minimum=0
    )


def eps(default: float) -> Param:
    return Param("eps", "float", default, "Added to denominators so that none is 0.", minimum=0)


def pair(
    name: str, default: tuple[float, float], meaning: str, maximum: float | None = None
) -> Param:
    return Param(name, "floats", default, meaning, minimum=0, maximum=maximum, length=2, exact=True)


BETAS = pair(
    "betas",
    (0.9, 0.999),
    "How much of the running averages of gradients, and of their squares, is kept in a step.",
    maximum=0.9999999,
)
AMSGRAD = Param(
    "amsgrad",
    "bool",
    False,
    "Divide by the largest average of squares so far (On the Convergence of Adam and Beyond).",
)
DECOUPLED = Param(
    "decoupled_weight_decay", "bool", False, "Decay parameters apart from gradients, as AdamW does."
)
MAXIMIZE = Param("maximize", "bool", False, "Make the loss large instead of small.")
MOMENTUM = Param(
    "momentum", "float", 0.0, "How much of the last step goes into the next one.", minimum=0
)


def _optimiser(
    name: str,
    summary: str,
    *params: Param,
    synonyms: tuple[str, ...] = (),
    since: str = "",
) -> LayerSpec:
    return LayerSpec(
        key=f"torch.optim.{name}",
        title=name,
        family="optimiser",
        summary=summary,
        doc_url=DOC_URL.format(name=name),
        construct="optimiser",
        inputs=(LOSS, SCHEDULE),
        outputs=(),
        params=(*params, *STEERING),
        arguments=(Argument(("loss",)), Argument(("schedule",), keyword="schedule")),
        returns=(),
        synonyms=("optimizer", "optimise", *synonyms),
        since=since,
    )


def _with(param: Param, default: Value, since: str = "") -> Param:
    return replace(param, default=default, since=since)


OPTIMISERS: tuple[LayerSpec, ...] = (
    _optimiser(
        "SGD",
        "Gradient descent on batches, with momentum if wanted.",
        rate(1e-3),
        MOMENTUM,
        Param("dampening", "float", 0.0, "How much less of a gradient goes into the momentum."),
        decay(),
        Param(
            "nesterov",
            "bool",
            False,
            "Look ahead along the momentum before the step; needs momentum, and no dampening.",
        ),
        MAXIMIZE,
        synonyms=("stochastic gradient descent",),
    ),
    _optimiser(
        "Adam",
        "Steps of each parameter measured by running averages of its gradients (Kingma, Ba).",
        rate(1e-3),
        BETAS,
        eps(1e-8),
        decay(),
        AMSGRAD,
        MAXIMIZE,
        _with(DECOUPLED, default=False, since="2.7"),
        synonyms=("adaptive moments",),
    ),
    _optimiser(
        "AdamW",
        "Adam whose weight decay is apart from the gradients (Loshchilov, Hutter).",
        rate(1e-3),
        BETAS,
        eps(1e-8),
        decay(0.01),
        AMSGRAD,
        MAXIMIZE,
        synonyms=("adaptive moments",),
    ),
    _optimiser(
        "Adamax",
        "Adam with the largest gradient so far in place of the average of squares.",
        rate(2e-3),
        BETAS,
        eps(1e-8),
        decay(),
        MAXIMIZE,
    ),
    _optimiser(
        "NAdam",
        "Adam with Nesterov's momentum (Dozat).",
        rate(2e-3),
        BETAS,
        eps(1e-8),
        decay(),
        Param("momentum_decay", "float", 4e-3, "How the momentum decays.", minimum=0),
        DECOUPLED,
        MAXIMIZE,
        synonyms=("nesterov",),
    ),
    _optimiser(
        "RAdam",
        "Adam that is careful while its averages of gradients are young (Liu and others).",
        rate(1e-3),
        BETAS,
        eps(1e-8),
        decay(),
        DECOUPLED,
        MAXIMIZE,
        synonyms=("rectified",),
    ),
    _optimiser(
        "RMSprop",
        "Steps divided by the running average of how large gradients are (Hinton).",
        rate(1e-2),
        Param("alpha", "float", 0.99, "How much of the average is kept in a step.", minimum=0),
        eps(1e-8),
        decay(),
        MOMENTUM,
        Param("centered", "bool", False, "Divide by the variance of gradients instead."),
        MAXIMIZE,
    ),
    _optimiser(
        "Adagrad",
        "Steps divided by the sum of all squared gradients so far.",
        rate(1e-2),
        Param("lr_decay", "float", 0.0, "How the learning rate decays.", minimum=0),
        decay(),
        Param("initial_accumulator_value", "float", 0.0, "Where the sums begin.", minimum=0),
        eps(1e-10),
        MAXIMIZE,
    ),
    _optimiser(
        "Adadelta",
        "Steps that set their size themselves, by running averages of steps and gradients.",
        rate(1.0),
        Param("rho", "float", 0.9, "How much of the averages is kept.", minimum=0, maximum=1),
        eps(1e-6),
        decay(),
        MAXIMIZE,
    ),
    _optimiser(
        "Adafactor",
        "Adam for large models: it keeps rows and columns of the averages alone (Shazeer, Stern).",
        rate(1e-2),
        Param("beta2_decay", "float", -0.8, "How fast the averages grow old.", maximum=0),
        Param(
            "eps",
            "floats",
            (None, 1e-3),
            "Added to squared gradients, and the least size of a step; none: by the number type.",
            minimum=0,
            length=2,
            exact=True,
            gaps=True,
        ),
        Param("d", "float", 1.0, "The longest that an update may be, on average.", minimum=1),
        decay(),
        MAXIMIZE,
    ),
    _optimiser(
        "ASGD",
        "Gradient descent that also averages the parameters it went through.",
        rate(1e-2),
        Param("lambd", "float", 1e-4, "By how much steps grow smaller on the way.", minimum=0),
        Param("alpha", "float", 0.75, "The power by which the learning rate falls."),
        Param("t0", "float", 1e6, "The step at which averaging begins.", minimum=0),
        decay(),
        MAXIMIZE,
        synonyms=("averaged",),
    ),
    _optimiser(
        "Rprop",
        "Steps by the signs of gradients alone; for all examples in one batch.",
        rate(1e-2),
        pair("etas", (0.5, 1.2), "How a step shrinks and grows."),
        pair("step_sizes", (1e-6, 50.0), "The smallest and the largest step."),
        MAXIMIZE,
        synonyms=("resilient",),
    ),
    _optimiser(
        "SparseAdam",
        "Adam for gradients that are mostly zero, as those of large embeddings.",
        rate(1e-3),
        BETAS,
        eps(1e-8),
        MAXIMIZE,
    ),
    _optimiser(
        "LBFGS",
        "A quasi-Newton method that tries the loss several times in a step.",
        rate(1.0),
        Param("max_iter", "int", 20, "The most iterations in a step.", minimum=1),
        Param("max_eval", "int", None, "The most looks at the loss.", minimum=1, optional=True),
        Param("tolerance_grad", "float", 1e-7, "Gradients this small end a step.", minimum=0),
        Param("tolerance_change", "float", 1e-9, "Changes this small end a step.", minimum=0),
        Param("history_size", "int", 100, "How many steps it remembers.", minimum=1),
        Param(
            "line_search_fn",
            "choice",
            None,
            "Seek the best step along the direction.",
            choices=("strong_wolfe",),
            optional=True,
        ),
        synonyms=("quasi-newton",),
    ),
    _optimiser(
        "Muon",
        "Momentum made orthogonal, for matrices; other parameters need another optimiser.",
        rate(1e-3),
        decay(0.1),
        _with(MOMENTUM, 0.95),
        Param("nesterov", "bool", True, "Look ahead along the momentum before the step."),
        Param(
            "ns_coefficients",
            "floats",
            (3.4445, -4.775, 2.0315),
            "The polynomial of the Newton-Schulz iteration.",
            length=3,
            exact=True,
        ),
        eps(1e-7),
        Param("ns_steps", "int", 5, "Iterations that make it orthogonal.", minimum=1, maximum=99),
        Param(
            "adjust_lr_fn",
            "choice",
            None,
            "How the learning rate follows the shape of a matrix.",
            choices=("original", "match_rms_adamw"),
            optional=True,
        ),
        since="2.9",
    ),
)


def register(catalogue: Catalogue) -> None:
    for spec in OPTIMISERS:
        catalogue.register(spec)
