"""Whether the labels above a list say that those on it are others than those who sit: staff, winners, candidates."""

from spiders.extract import others, support, words
from spiders.extract.headings import Label, is_kind, is_one_role
from transforms.names import word_set

_MERELY_MEMBERS = word_set("current members all our the list of new member")


def turned_away(labels: tuple[Label, ...]) -> bool:
    """Whether the nearest labels say that these are other people; a body or a kind of seat nearer by overrules."""
    texts = [label.text for label in _without_supervisors(labels[-3:]) if label.rank > 1 or label is labels[-1]]
    if _are_members_of_no_body([label.text for label in labels]):
        return True
    if any(others.turns_away_for_good(text) and not _is_former_seat(text) for text in _without_boxes(texts)):
        return True
    if _is_another_page(labels, texts):
        return True
    if texts and _is_of_staff(texts[-1], texts[:-1]):
        return True
    for above, text in reversed(list(zip(("", *texts), texts, strict=False))):
        if is_one_role(text) or support.is_present(text) or support.is_absent(text):
            return False
        a_part = is_kind(text) or _are_bodies(above)
        if others.turns_away(text, a_part) and not others.says_how_to_reach(text):
            return True
        if words.names_a_body(text) or is_kind(text):
            return False
    return False


def _is_another_page(labels: tuple[Label, ...], texts: list[str]) -> bool:
    """Whether the chief heading says that the page is about others: winners, candidates, whom to contact."""
    chief = [label.text for label in _without_supervisors(labels) if label.rank == 1]
    if any(map(others.are_praised, chief)) or (any(map(others.are_others, chief)) and not any(map(_seats, texts))):
        return True
    return any(
        " ".join(said) in _POSTS or said[:1] in _BILLS or said[:2] in _LETS for said in map(words.words_of, chief)
    ) or (any(map(_is_of_election, chief)) and not is_outcome(labels))


_POSTS = frozenset(("blog", "our blog", "news", "latest news", "our news", "news and events", "news archive"))
_BILLS = (("bills",), ("ordinances",), ("motions",))
_LETS = tuple((verb, what) for verb in ("hire", "book") for what in ("the", "our", "a"))  # and no book club


def _without_supervisors(labels: tuple[Label, ...]) -> list[Label]:
    """The labels but "Supervisors" below "Board of Supervisors": those are the board of a county, and of nobody's
    thesis.
    """
    said = [words.words_of(label.text) for label in labels]
    body = any("board of supervisors" in " ".join(one) for one in said)
    return [label for label, one in zip(labels, said, strict=True) if not (body and "supervisors" in one)]


_CLERK_TO_ALL = ("clerk", "to", "the", "council")


def _without_boxes(texts: list[str]) -> list[str]:
    """The labels without those about winners or givers above the name of a body: a box beside the page, left open."""
    body = next((at for at in reversed(range(len(texts))) if support.names_body(texts[at])), 0)
    return [text for at, text in enumerate(texts) if at >= body or not others.are_praised(text)]


def _is_of_staff(text: str, above: list[str]) -> bool:
    """Whether a label is over those who serve the body: an office of it, or the post of somebody to be reached there
    ("Clerk of the Board", below "Contact us").
    """
    if words.words_of(text)[-1:] in (("office",), ("department",), ("departments",)):
        return not words.is_of_state(text)
    said = words.words_of(text)
    if said[:2] in (("town", "clerk"), ("parish", "clerk"), ("council", "clerk")) or said == _CLERK_TO_ALL:
        return True
    return serves(text) and any(
        " ".join(words.words_of(label)) in _CONTACT or others.says_how_to_reach(label) for label in above
    )


def serves(text: str) -> bool:
    """Whether a text is the post of somebody who serves the body ("Town Clerk")."""
    return not _SERVES.isdisjoint(words.words_of(text)) and is_one_role(text)


_SERVES = word_set("clerk administrator administrators manager assistant")
_CONTACT = frozenset(("contact", "contacts", "contact us", "get in touch", "contact details", "how to contact us"))


def _are_bodies(text: str) -> bool:
    """Whether a label is over several bodies, each under its name: "Committees", with "Curriculum and Pupils" below."""
    return words.words_of(text)[-1:] in (("committees",), ("subcommittees",), ("sub-committees",), ("panels",))


def _seats(text: str) -> bool:
    """Whether a label is over those who sit on a body: it names one, or a kind of seat, or a seat and nothing else."""
    return support.names_body(text) or is_kind(text) or words.is_plain_seat(text) or support.is_attendance(text)


def _are_members_of_no_body(texts: list[str]) -> bool:
    """Whether "Current members" stands under a label that says of what, and that is no body ("Lab Members")."""
    for text in reversed(texts):
        if others.are_other_members(text):
            return True
        if not _MERELY_MEMBERS.issuperset(words.words_of(text)):
            return False
    return False


def _is_former_seat(text: str) -> bool:
    """Whether it says what one holder was ("Former Chairperson"), not that the list is of other people."""
    said = words.words_of(text)
    return is_one_role(text) and not _FORMER.isdisjoint(said) and _NO_SEATS.isdisjoint(said)


_FORMER = word_set("former past previous ex immediate")
_NO_SEATS = word_set("candidates candidate nominations winners donors")


def _is_of_election(text: str) -> bool:
    """Whether a chief heading is about an election: the seats below it are those that are stood for."""
    said = words.words_of(text)
    return ("election" in said[-3:] or "voter" in said or "ballot" in said) and words.BODIES.isdisjoint(said)


def is_outcome(labels: tuple[Label, ...]) -> bool:
    """Whether the nearest label says that what follows was elected ("Election of Officers"): no candidates, where
    each states a seat.
    """
    said = words.words_of(labels[-1].text) if labels else ()
    return said[:2] == ("election", "of") or said[:1] == ("elected",)
