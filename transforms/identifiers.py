"""Identifiers of organisations: which registers there are, and what a number of each looks like.

The codes are those of org-id.guide for the United Kingdom, and the few international ones that a British organisation
may have. A form is given where the register publishes one; none of these registers has a check digit.
"""

import re

OURS = "XI-THIRDS"
# Code of the register: the form of a number in it, in words and as a pattern; None where we know of no fixed form.
FORMS: dict[str, tuple[str, str] | None] = {
    "GB-COH": ("8 digits, or 2 letters and 6 digits", r"[0-9]{8}|[A-Z]{2}[0-9]{6}|[A-Z]{2}[0-9]{5}[A-Z]"),
    "GB-CHC": ("6 or 7 digits, with -1 and so on for a linked charity", r"[0-9]{6,7}(-[0-9]{1,4})?"),
    "GB-SC": ("SC and 6 digits", r"SC[0-9]{6}"),
    "GB-NIC": ("6 digits", r"1[0-9]{5}"),
    "GB-MPR": ("up to 6 digits, with the letters that the register prints", r"(IP|SP|NI|IP\(S\))?[0-9]{1,6}[A-Z]{0,2}"),
    "GB-NHS": ("an ODS code: 3 to 6 letters and digits", r"[A-Z0-9]{3,6}"),
    "GB-UKPRN": ("8 digits that begin with 1", r"1[0-9]{7}"),
    "GB-EDU": ("6 digits", r"[0-9]{6}"),
    "XI-LEI": ("20 letters and digits", r"[A-Z0-9]{18}[0-9]{2}"),
    **dict.fromkeys(
        (
            "GB-CASC", "GB-GOR", "GB-HESA", "GB-LAE", "GB-LANI", "GB-LAS", "GB-NIEDU", "GB-PLA", "GB-REV", "GB-SCOTEDU",
            "GB-SHPE", "GB-WALEDU", "XI-GRID", "XI-ROR",
        )
    ),
}  # fmt: skip
_CODE = re.compile(r"(?P<register>[A-Z]{2}-[A-Z0-9]+)-(?P<number>.+)")


def identifier_fault(org_id: str, slug: str) -> str:
    """What is wrong with an organisation's identifier, in a sentence with what to do; "" where nothing is."""
    found = _CODE.fullmatch(org_id)
    if not found:
        return f"`{org_id}` is no identifier: write GB-COH- and the company number, or another code of org-id.guide"
    register, number = found["register"], found["number"]
    if register == OURS:
        wanted = f"{OURS}-{slug}"
        return "" if org_id == wanted else f"`{org_id}` is ours to give, so it must be `{wanted}`"
    if register not in FORMS:
        return f"`{register}` is no register of org-id.guide that we know; known are {', '.join(FORMS)} and {OURS}"
    form = FORMS[register]
    if form and not re.fullmatch(form[1], number):
        return f"`{number}` is no number of {register}: that is {form[0]}; look it up in the register"
    return ""
