"""Leave out the party beside a councillor's name: it is a political opinion, and says nothing of the seat.

"Independent" stays: on most boards it is a kind of seat, and where it is no party's name it is nobody's either.
"""

import re

_PARTY = (
    r"(?:(?:scottish|welsh|new) )?"
    r"(?:labour(?: (?:and|&) co-?op(?:erative)?| co-?op(?:erative)?)?|conservatives?(?: (?:and|&) unionists?)?"
    r"|liberal democrats?|lib(?:eral)? ?-?dems?|greens?|reform(?: uk)?|ukip|snp|scottish national|plaid(?: cymru)?"
    r"|sinn f[ée]in|sdlp|dup|uup|alba|lab|con|ld)(?: party| group)?"
)
_BETWEEN = r"\s*[,;|]\s*|\s+[–—-]\s+"
_IN_BRACKETS = re.compile(rf"\s*\({_PARTY}\)", re.IGNORECASE)
_A_PIECE = re.compile(rf"(?:^|{_BETWEEN}){_PARTY}(?=$|{_BETWEEN})", re.IGNORECASE)


def without_party(text: str) -> str:
    """The text without the pieces that are the name of a party: "Sampleton City Council - Labour" loses the second."""
    if not text:
        return text
    left = _A_PIECE.sub("", _IN_BRACKETS.sub("", text))
    return text if left == text else re.sub(rf"^(?:{_BETWEEN}|[,;|–—-]\s*)", "", left).strip()
