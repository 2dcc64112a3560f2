"""Why one label has its code: the rule that decided, the words, and what else could be read in them.

An organisation that complains, and a contributor who writes a phrase, must see more than the answer: which signs were
read, and which reading came second.
"""

from __future__ import annotations

from typing import Any

from transforms.classify import Classifier, Key, row_for_name, title_of
from transforms.codebook import Codebook, Finding
from transforms.decide import readings
from transforms.reading import Signs
from transforms.seats import Decision
from transforms.senders import bodies_of
from transforms.withholding import without_name


def explain_label(role: str, body: str, codebook: Codebook, **context: str) -> dict[str, Any]:
    """The code of one seat and everything that was read on the way to it, ready to be printed or written as JSON.

    `context` may hold `group`, `organisation`, `family` and `name`. Without a name the label is a composition's. Of the
    name only its title counts; it is never given back, nor are its words quoted where the seat is withheld.
    """
    name = context.get("name", "").strip()
    texts = {key: context.get(key, "").strip() for key in ("organisation", "family", "group")}
    key = Key(texts["organisation"], texts["family"], body.strip(), role.strip(), texts["group"], "", "", "", "", "",
              False, bool(name), title_of(name))  # fmt: skip
    classifier = Classifier(codebook)
    seat, row = classifier.read(key), row_for_name(classifier.settle(key).alone, name)

    def shown(words: str) -> str:
        return without_name(words, name) if row.name_withheld else words

    first, *others = readings(seat, codebook)
    signs = [_sign(finding, signs, where) for where, signs in (("role", seat.role), ("group", seat.group))
             for finding in signs.findings]  # fmt: skip
    return {
        **{column.rstrip("_"): value for column, value in row._asdict().items()},
        "codebook_version": codebook.version,
        "bodies": list(dict.fromkeys(kind.name for kind in bodies_of(seat, codebook).kinds)),
        "signs": [{**sign, "words": shown(sign["words"])} for sign in signs],
        "also_read": [
            {
                "class": each.class_,
                "subclass": each.subclass,
                "rule": each.rule,
                "words": shown(each.quote),
                "because": each.says,
                "outranked": _outranked(first, each),
            }
            for each in dict.fromkeys(others)
            if (each.class_, each.subclass, each.rule) != (first.class_, first.subclass, first.rule)
        ],
    }


def _sign(finding: Finding, signs: Signs, where: str) -> dict[str, str]:
    entry = finding.entry
    words = signs.label.quote(finding.first, finding.last)
    return {"words": words, "where": where, "entry": entry.name, "says": entry.says}


def _outranked(first: Decision, other: Decision) -> str:
    if first.class_ == "excluded":
        return f"{first.rule} comes first: a seat that is not a filled voting seat has no class"
    if first.class_ == "unclassified":
        return "the stronger words leave the class open, and nobody guesses"
    if first.rule == other.rule:
        return f"both are {first.rule}, and the words that decided are the plainer"
    return f"{first.rule} was asked before {other.rule}"
