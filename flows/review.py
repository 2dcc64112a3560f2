"""`thirds review`: a person looks at the seats that are open, disputed or provisional, one by one, on a terminal.

The reviewer sees what the page says, and answers before being told what the classifier made of it: whoever knows the
machine's answer agrees with it. Each answer is on the disk before the next question, so that an interrupt, or the end
of the input, loses none, and the next review goes on where this one stopped.
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any

from flows.settings import DATA, OUT
from flows.shelf import ShelfError
from transforms.corrections import read_corrections
from transforms.corrections_file import add_correction
from transforms.organisations import read_organisations
from transforms.review_queue import (
    Question,
    entry_for,
    is_found,
    note_answer,
    questions,
    read_answers,
    withholds,
)
from transforms.schema import SUBCLASSES

KEYS = {"w": "worker", "u": "user", "s": "state", "m": "management", "x": "unclassified", "e": "excluded"}
HELP = """  w  worker: elected or nominated by, or kept for, the workforce or its union
  u  user: elected or nominated by, or kept for, those who use the service, their carers, tenants, the public membership
  s  state: sent by a council, an NHS body, a government, police or fire
  m  management: an executive, or somebody whom the board, or its owner, chose
  x  the published words do not say
  e  no filled voting seat: an observer, an adviser, a clerk, somebody who has left
  k  skip it for now    q  stop    ?  this help"""
GRADES = """  A  a governing document, an election notice, a minute of appointment
  B  the own page says who elects or sends
  C  a plain title on the own page
  D  a biography, a newspaper, a register
  E  nothing"""
ASKED = "Whom does the holder answer to? [w u s m x e, k q ?] "


class StoppedError(Exception):
    """The reviewer has had enough for now."""


def review(asked: argparse.Namespace) -> int:
    """`thirds review`: every answer is kept as it is given; 0 also where the reviewer stops early."""
    data: Path = asked.data or DATA
    database = (asked.release or OUT / "latest") / "thirds.duckdb"
    if not database.exists():
        raise ShelfError(
            f"{database.parent}: there is no release there; run `thirds audit`, or name one with --release"
        )
    answers = data / "reviews.csv"
    known = read_corrections(data, set(read_organisations(data)["slug"]))
    found = [
        question
        for question in questions(database, asked.slugs, read_answers(answers))
        if not any(is_found(question.seat, correction) for correction in known)
    ]
    if asked.list:
        for question in found:
            sys.stdout.write(f"{question.seat['seat_id']}\t{question.words}\n")
        return 0
    if not sys.stdin.isatty():
        asked.usage_error("a review is a conversation: run it on a terminal, or see what there is with --list")
    done = 0
    try:
        _say(f"{len(found)} seats to look at. The classifier's answer is told after yours.\n{HELP}")
        reviewer = asked.reviewer or _ask("Your initials or role: ")
        for number, question in enumerate(found, start=1):
            _show(question, f"{number} of {len(found)}")
            done += _answered(question, reviewer, data)
    except (StoppedError, KeyboardInterrupt, EOFError):
        _say("")
    _say(f"{done} answers kept in {answers.name}; run the command again to go on.")
    return 0


def _answered(question: Question, reviewer: str, data: Path) -> int:
    """Ask for one seat and write down what is said; 1 where something was."""
    answer = _ask_class()
    if answer is None:
        return 0
    seat = question.seat
    _say(f"  The classifier: {seat['class_label']}, grade {seat['grade']}. {seat['why']}")
    if _differs(answer, seat):
        answer |= {"reviewer": reviewer, **_ask_for_a_correction(seat)}
        if answer.get("reason"):
            known = {each.id for each in read_corrections(data, {seat["slug"], *_slugs(data)})}
            written = add_correction(data / "corrections.yml", entry_for(question, answer, known))
            _say(f"  Written: {written.id} in data/corrections.yml. It counts from the next audit on.")
    note_answer(
        data / "reviews.csv",
        {
            "date": date.today().isoformat(),
            "reviewer": reviewer,
            "seat_id": seat["seat_id"],
            "answer": answer["class"],
            "subclass": answer.get("subclass", ""),
            "machine": seat["class"],
            "machine_grade": seat["grade"],
        },
    )
    return 1


def _slugs(data: Path) -> set[str]:
    return set(read_organisations(data)["slug"])


def _differs(answer: dict[str, Any], seat: dict[str, Any]) -> bool:
    return bool(answer["class"] != seat["class"] or (answer.get("subclass") or "") != (seat["subclass"] or ""))


# --- the conversation
def _show(question: Question, count: str) -> None:
    seat = question.seat
    when = f"as at {seat['as_at']}" if seat["as_at"] else "undated"
    _say(f"\n{count}  {seat['organisation']}, {seat['body']}, {when}\n{seat['page']}")
    for other in question.neighbours():
        mark = ">" if other["seat_id"] == seat["seat_id"] else " "
        _say(f" {mark} {other['position']:>3}. {_who(other)}: {_words(other)}")


def _who(seat: dict[str, Any]) -> str:
    if seat["basis"] == "composition":
        return f"{seat['seats']} of"
    return "(name withheld)" if seat["name_withheld"] else seat["name"] or "(no name)"


def _words(seat: dict[str, Any]) -> str:
    return "; ".join(text for text in (seat["group"], seat["role"], seat["affiliation"]) if text) or "(no words)"


def _ask_class() -> dict[str, Any] | None:
    """What the reviewer makes of the seat; None where it is skipped."""
    while (key := _choice(ASKED, {*KEYS, "k", "q", "?"})) == "?":
        _say(HELP)
    if key == "q":
        raise StoppedError
    if key == "k":
        return None
    answer: dict[str, Any] = {"class": KEYS[key]}
    kinds = SUBCLASSES[KEYS[key]]
    if kinds:
        _say("  " + ", ".join(f"{n} {kind.replace('_', ' ')}" for n, kind in enumerate(kinds, start=1)))
        number = _choice("Which kind? ", {str(n) for n in range(1, len(kinds) + 1)})
        answer["subclass"] = kinds[int(number) - 1]
        if withholds(answer["subclass"]):
            _say(
                "  The name of such a holder is withheld from everything that is published: keep it out of the reason."
            )
    if key == "x":
        letters = _letters("Which classes can it be? [letters of w u s m] ")
        answer["possible"] = [KEYS[letter] for letter in "wusm" if letter in letters]
    return answer


def _ask_for_a_correction(seat: dict[str, Any]) -> dict[str, str]:
    if _choice("You differ. Write a correction? [y n] ", {"y", "n"}) == "n":
        return {}
    reason = _ask("Why, in one sentence (it is published): ")
    _say(GRADES)
    grade = _choice("How good is the evidence? [A B C D E] ", set("abcde")).upper()
    source = input("Where does it say so? An address; Enter for the page itself: ").strip()
    return {"reason": reason, "grade": grade, "source": source or seat["page"]}


def _letters(prompt: str) -> str:
    while not (said := input(prompt).replace(",", "").replace(" ", "").casefold()) or set(said) - set("wusm"):
        _say("  one or more of w, u, s and m")
    return said


def _choice(prompt: str, allowed: set[str]) -> str:
    while (said := input(prompt).strip().casefold()) not in allowed:
        _say(f"  one of {', '.join(sorted(allowed))}")
    return said


def _ask(prompt: str) -> str:
    while not (said := " ".join(input(prompt).split())):
        _say("  a word at least")
    return said


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
