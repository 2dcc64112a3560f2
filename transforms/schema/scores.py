"""The score columns: names, meanings, formulas, ranges and units, in the order in which they are published.

One row is one body at one date on one basis. The source of every formula is the project's Scoring v1, after
Glasman (2011). Counts below are of filled voting seats unless a description says otherwise. Null always means
that the evidence does not settle the value, or that it does not exist for this body; it never means 0.
"""

from transforms.schema import Column

_UNSETTLED = "Null where unclassified seats leave it open."
_BY_RULE = (
    "Printed like `score`: the lower end of its range, if at least 80 % of the seats are classified on "
    "grade A-C evidence and its range is at most 20 points wide; null otherwise, for proposed bodies, and where "
    "the source shows only a part of the body."
)
_CONTROL = tuple(f"-controlled by {name}" for name in ("worker", "user", "state", "management"))
_BLOCKING = (
    "none",
    "worker",
    "user",
    "state",
    "management",
    "worker|user",
    "worker|state",
    "worker|management",
    "user|state",
    "user|management",
    "state|management",
)  # more than two classes cannot each hold half


def _count(name: str, description: str, example: str, nullable: bool = False) -> Column:
    return Column(name, "integer", description, nullable=nullable, unit="seats", example=example, at_least=0)


def _points(name: str, description: str, example: str) -> Column:
    return Column(name, "number", description, unit="points, 0 to 100", example=example, at_least=0, at_most=100)


def _share(name: str, description: str, example: str) -> Column:
    return Column(name, "number", description, unit="share, 0 to 1", example=example, at_least=0, at_most=1)


COUNTS = (
    _count("seats_voting", "n: filled voting seats. Vacancies, observers and clerks are not among them.", "12"),
    _count("seats_w", "W: filled voting seats classified worker.", "3"),
    _count("seats_u", "U: filled voting seats classified user.", "3"),
    _count("seats_s", "S: filled voting seats classified state.", "3"),
    _count(
        "seats_m",
        "M: filled voting seats classified management, all subclasses: everyone who answers to no third.",
        "3",
    ),
    _count("seats_unclassified", "Filled voting seats whose class the published evidence does not say.", "0"),
    _count("vacancies", "Seats of the body that nobody holds.", "1"),
    _count("seats_established", "seats_voting + vacancies.", "13"),
    Column(
        "completeness",
        "number",
        "Voting seats classified on evidence of grade A, B or C / voting seats. Plain counts are taken as grade A.",
        unit="share, 0 to 1",
        example="0.92",
        at_least=0,
        at_most=1,
    ),
)

HEADLINE = (
    _points(
        "score",
        "T, the tripartite score: 100 x mean fill of the two emptiest thirds. n is split in three whole "
        "targets of floor or ceil of n/3, the extra seats placed where T is greatest; the fill of a third "
        "is min(1, seats / target). 100: the thirds are met and nobody else sits; 0: at most one third is "
        "represented. With unclassified seats it is `score_low`, what the evidence is enough to show, and "
        "it is printed only if completeness is at least 0.80 and score_high - score_low at most 20. It "
        "measures fit to a proposal (Glasman 2011), not the quality of the service.",
        "75.0",
    ),
    _points("score_low", "Least T over all classes that the unclassified seats may have. Exact.", "75.0"),
    _points("score_high", "Greatest T over all classes that the unclassified seats may have. Exact.", "75.0"),
    Column(
        "score_reason",
        "text",
        "Why there is no single score, in words, several joined by `; `. Null exactly where `score` is given.",
        example="fewer than 3 filled voting seats",
    ),
    Column(
        "ranked",
        "boolean",
        "True if a single score is printed, the listing is complete and the body is current. Rank only "
        "such rows, and only within one sector, kind of body and ceiling.",
        nullable=False,
        example="true",
    ),
    Column(
        "pattern",
        "text",
        "The thirds that hold at least one seat, in the order W U S: which model of the argument a board "
        "follows. `none` managerial sovereignty, nobody but management; `W` the Big Society mutual in Le "
        "Grand's form; `U`, `S` single-interest; two letters: the other third is missing; `WUS` all three "
        f"represented. {_UNSETTLED}",
        allowed=("none", "W", "U", "S", "WU", "WS", "US", "WUS"),
        example="WUS",
    ),
    Column(
        "band",
        "text",
        "The score in words. Tripartite, a Good Society board: 80 or more (no bloc can control such a "
        "board); Partial: 50 to below 80; Thin: above 0 and below 50; Single-interest: 0; with the class "
        "that controls, if one does. Null where no score is printed or unclassified seats leave the band "
        "open.",
        allowed=tuple(
            name + control
            for name in ("Tripartite", "Partial", "Thin", "Single-interest")
            for control in (("",) if name == "Tripartite" else ("", *_CONTROL))
        ),
        example="Partial-controlled by user",
    ),
)

DISTANCE = (
    *(
        _count(
            f"needed_{letter}",
            f"max(0, target - seats) of the {name} third, for the targets that T is measured with (on a tie "
            f"those that need the fewest seats, then extra seats to W before U before S). {_UNSETTLED}",
            "0",
            nullable=True,
        )
        for letter, name in (("w", "worker"), ("u", "user"), ("s", "state"))
    ),
    _count(
        "seats_to_change",
        f"K: fewest seats to give to another class, at constant size, until T is 100. 0 to n. {_UNSETTLED}",
        "3",
        nullable=True,
    ),
    _count("seats_to_change_low", "Least K over the classes unclassified seats may have.", "3", nullable=True),
    _count("seats_to_change_high", "Greatest K over the classes unclassified seats may have.", "3", nullable=True),
    _share("share_in_place", "1 - K / n. " + _UNSETTLED, "0.75"),
    _count(
        "seats_to_add",
        "A: 3 x max(W, U, S) - (W + U + S): fewest seats to add until the thirds are equal, if nobody "
        f"leaves. Management seats still dilute them. {_UNSETTLED}",
        "0",
        nullable=True,
    ),
    _count("seats_to_add_low", "Least A over the classes unclassified seats may have.", "0", nullable=True),
    _count("seats_to_add_high", "Greatest A over the classes unclassified seats may have.", "0", nullable=True),
)

VARIANTS = (
    _share("elected_share", "Voting seats filled by election / n. Null where a route is unknown.", "0.67"),
    _share("elected_share_low", "The same with every unknown route taken as no election.", "0.67"),
    _share("elected_share_high", "The same with every unknown route taken as election.", "0.67"),
    _share(
        "elected_worker_share",
        "Worker seats filled by election / worker seats. Null where a route is unknown or there is no worker seat.",
        "1.0",
    ),
    _share("elected_worker_share_low", "The same with every unknown route taken as no election.", "1.0"),
    _share("elected_worker_share_high", "The same with every unknown route taken as election.", "1.0"),
    _points(
        "score_strict",
        "T with worker seats that are not elected counted outside the thirds (Glasman asks that the "
        f"workforce third be elected). An unknown route leaves both. {_BY_RULE}",
        "75.0",
    ),
    _points("score_strict_low", "Least strict T over unknown routes and unclassified seats.", "75.0"),
    _points("score_strict_high", "Greatest strict T over unknown routes and unclassified seats.", "75.0"),
    _points(
        "score_user_strict",
        "T with `public` and `community_member` user seats counted outside the thirds; a user seat without "
        f"a subclass leaves both. {_BY_RULE}",
        "50.0",
    ),
    _points(
        "score_education_as_state",
        "T with management seats of the subclass `education` counted as state; a management seat without a "
        f"subclass leaves both. {_BY_RULE}",
        "75.0",
    ),
    _points(
        "score_established",
        "T on established seats: a vacancy counts for the class it is stated to have, and may be any class "
        f"if none is stated. {_BY_RULE}",
        "75.0",
    ),
    _points(
        "blau",
        "100 x 3 (wu + us + ws), w, u, s being the thirds' shares of n: a robustness variant of T. " + _UNSETTLED,
        "75.0",
    ),
)

POWER = (
    Column(
        "controlling_bloc",
        "text",
        "The class with at least floor(n/2) + 1 seats; `none` if no class has. Management is counted as a "
        f"class here, although its non-executives are no voting bloc. {_UNSETTLED}",
        allowed=("none", "worker", "user", "state", "management"),
        example="none",
    ),
    Column(
        "blocking_bloc",
        "text",
        "The classes, joined by `|`, with at least n - q + 1 seats, q = floor(n/2) + 1: enough to stop a "
        f"motion; `none` if no class has. {_UNSETTLED}",
        allowed=_BLOCKING,
        example="user",
    ),
    *(
        _share(
            f"banzhaf_{letter}",
            f"Normalised Banzhaf index (Banzhaf 1965) of {who}; the four shares add up to 1. Workers, "
            "users, state and executives vote as blocs, every other management seat alone; quota "
            "floor(n/2) + 1. A-priori power, not observed votes. Null unless every class the open seats "
            "may have gives the same share.",
            "0.25",
        )
        for letter, who in (
            ("w", "the workers"),
            ("u", "the users"),
            ("s", "the state"),
            ("m", "management: the executives' bloc and every other management seat added up"),
        )
    ),
)

CEILING = (
    _points(
        "score_max",
        "T_max: the greatest T of a board of this size that keeps the legal ceilings named in `ceiling`; "
        "100 where none applies. The ceilings are data with citations; see there which are unverified.",
        "75.0",
    ),
    Column(
        "ceiling",
        "text",
        "The rules of data/ceilings.yml that bind this body, ids joined by `|`; null where none does.",
        example="registered-provider-council-seats",
    ),
    Column(
        "score_of_max",
        "number",
        "score / score_max. Above 1 where a board passes a ceiling as the rule is read here, for instance "
        "with state seats that no council fills.",
        unit="share, 0 and more",
        example="1.0",
        at_least=0,
    ),
)

SCORE_COLUMNS: tuple[Column, ...] = (*COUNTS, *HEADLINE, *DISTANCE, *VARIANTS, *POWER, *CEILING)
