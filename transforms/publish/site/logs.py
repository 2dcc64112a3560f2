"""What changed: corrections that people declared, and how boards and releases moved."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from transforms.corrections import Correction, read_corrections
from transforms.publish.site.bodies import Organisation, Row, Step
from transforms.words import class_label


def board_steps(organisations: Sequence[Organisation]) -> list[tuple[str, str, Step]]:
    """Every change between two whole boards: the link to the later one, the organisation, the step; newest first."""
    steps = [
        (f"{organisation.page}#{step.board.anchor}", str(organisation.row["name"]), step)
        for organisation in organisations
        for body in organisation.bodies
        for step in body.history
        if step.before is not None
    ]
    return sorted(steps, key=lambda step: (step[2].board.row["as_at"], step[1]), reverse=True)


def corrections_log(data: Path, organisations: Sequence[Organisation]) -> list[Row]:
    """The corrections in force, newest first: what each changed and why, without the name of any holder.

    Raises:
        DeclarationError: `corrections.yml` is wrong.
    """
    by_slug: Mapping[str, Organisation] = {str(each.row["slug"]): each for each in organisations}
    corrections = sorted(read_corrections(data), key=lambda each: (each.date, each.id), reverse=True)
    return [_correction(each, by_slug.get(each.seat.slug)) for each in corrections]


def _correction(correction: Correction, organisation: Organisation | None) -> Row:
    expected = class_label(correction.expect.seat_class, "")
    change = (
        "name withheld"
        if correction.action == "withhold_name"
        else f"from {expected} to {class_label(correction.seat_class or '', correction.subclass)}"
    )
    return {
        "id": correction.id,
        "date": correction.date.isoformat(),
        "organisation": organisation.row["name"] if organisation else correction.seat.slug,
        "page": organisation.page if organisation and organisation.bodies else "",
        "body": correction.seat.body,
        "seats": correction.expect.seats,
        "change": change,
        "reason": correction.reason,
        "source": correction.source,
    }
