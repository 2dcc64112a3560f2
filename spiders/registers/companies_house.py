"""Companies House: the officers of a company.

The interface is its public data API (developer-specs.company-information.service.gov.uk): HTTP Basic with the key as
the user name, lists in parts of up to 100, 600 requests in five minutes.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from spiders.registers.answer import Answer, Officer, RegisterError, text_in

# Registered societies have numbers here, and empty lists of officers: their register is that of the mutuals.
SOCIETIES = ("IP", "SP", "NP", "RS", "SO", "NO")
# Parts of the register's roles that are no seat on a board; a role that we do not know is taken for one.
NO_SEAT = (
    "secretary",
    "cic-manager",
    "llp-",
    "managing-officer",
    "manager-of-an-eeig",
    "general-partner",
    "limited-partner",
    "judicial-factor",
    "person-authorised",
    "receiver-and-manager",
)


def headers(key: str) -> dict[str, str]:
    """The key as the interface wants it."""
    return {"Authorization": "Basic " + b64encode(f"{key}:".encode()).decode()}


def refuse(number: str) -> str:
    """Why there can be no board under this number."""
    if number.startswith(SOCIETIES):
        return f"{number} is a registered society: Companies House holds no officers of it"
    return ""


def read(document: Any) -> Answer:
    """The officers who have not resigned.

    Raises:
        RegisterError: this is not an `officerList`.
    """
    if not isinstance(document, Mapping) or not isinstance(document.get("items"), list):
        raise RegisterError("register changed", "the answer has no list `items`")
    total = document.get("total_results")
    start = document.get("start_index", 0)
    if not isinstance(total, int) or not isinstance(start, int):
        raise RegisterError("register changed", "`total_results` or `start_index` is no number")
    entries = document["items"]
    seen = start + len(entries)
    if not entries and start < total:
        raise RegisterError("register changed", f"the list ends after {start} of {total} entries")
    current = [entry for entry in entries if not (isinstance(entry, Mapping) and entry.get("resigned_on"))]
    return Answer([_officer(entry) for entry in current], seen if seen < total else None)


def _officer(entry: Any) -> Officer:
    role = text_in(entry, "officer_role")
    return Officer(
        name=text_in(entry, "name"),
        role=role.replace("-", " "),
        on_the_board=not any(part in role for part in NO_SEAT),
        is_organisation=role.startswith("corporate-"),
        holder_id=_holder_id(entry),
    )


def _holder_id(entry: Mapping[str, Any]) -> str:
    """A digest of the officer's number, which stands in the address of the list of appointments."""
    links = entry.get("links")
    officer = links.get("officer") if isinstance(links, Mapping) else None
    address = officer.get("appointments") if isinstance(officer, Mapping) else None
    found = re.fullmatch(r"/officers/([^/]+)/appointments", address) if isinstance(address, str) else None
    return "ch-" + hashlib.sha256(f"companies-house/{found[1]}".encode()).hexdigest()[:16] if found else ""
