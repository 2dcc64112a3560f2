"""Place listings on bodies: which body of the source a row speaks of, and what of the headings above is its group."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spiders.following import Row
from spiders.items import Listing, Placed
from spiders.targets import Target

ATTENDANCE = ("", "present", "attendance", "apologies", "apologies for absence")


def place(rows: Iterable[Row], targets: list[Target], was_cut: bool = False) -> Iterator[Placed]:
    """Each listing on the body it speaks of, numbered in the order of pages and rows.

    Where the pages list one body, all rows are its own. Where they list several, a row belongs to the target whose
    `section` is a heading above it, the nearest of several. A heading that only names the body or the organisation is
    no group, nor is one that says who was there: `absent` holds that. Of a board that `was_cut`, no page shows the
    whole.
    """
    counts: dict[str, int] = {}
    for row in rows:
        target = _target_of(row.listing, targets)
        body = target.body if target else ""
        counts[body] = counts.get(body, 0) + 1
        owner = target or targets[0]
        listing = _without_own(row.listing, owner)
        yield Placed(
            slug=owner.slug,
            org_id=owner.org_id,
            body=body,
            page_date=owner.page_date,
            complete=owner.complete and not was_cut,
            publisher=owner.publisher,
            source_url=owner.url,
            capture_id=row.capture_id,
            position=counts[body],
            name_as_published=listing.name_as_published,
            person_name=listing.person_name,
            role=listing.role,
            group_heading=listing.group_heading,
            affiliation=listing.affiliation,
            section=listing.section,
            vacant=listing.vacant,
            absent=listing.absent,
            shape=listing.shape,
            confidence=listing.confidence,
            page_url=row.page_url,
            holder_id=listing.holder_id,
        )


def _without_own(listing: Listing, target: Target) -> Listing:
    """The listing without headings that only name its body, its organisation, or who was there."""
    no_group = {_words(target.body), _words(target.section), _words(target.organisation), *ATTENDANCE}
    headings = [heading for heading in listing.section.split(" > ") if _words(heading) not in no_group]
    group = "" if _words(listing.group_heading) in no_group else listing.group_heading
    return replace(listing, group_heading=group, section=" > ".join(headings))


def _target_of(listing: Listing, targets: list[Target]) -> Target | None:
    if len(targets) == 1 and not targets[0].section:
        return targets[0]
    of = {_words(target.section): target for target in reversed(targets)}
    above = (listing.group_heading, *reversed(listing.section.split(" > ")))
    return next((of[heading] for heading in map(_words, above) if heading in of), None)


def _words(text: str) -> str:
    return " ".join(text.casefold().split())
