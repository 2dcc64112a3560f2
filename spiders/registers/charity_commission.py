"""The Charity Commission for England and Wales: the trustees of a charity.

The interface is the register's own (api-portal.charitycommission.gov.uk), with a subscription key in a header. Its
clients name the fields of an entry in two ways; an answer with neither is refused.
"""

from collections.abc import Mapping
from typing import Any

from spiders.registers.answer import Answer, Officer, RegisterError, text_in


def headers(key: str) -> dict[str, str]:
    """The key as the interface wants it."""
    return {"Ocp-Apim-Subscription-Key": key}


def read(document: Any) -> Answer:
    """The trustees.

    Raises:
        RegisterError: this is no list of trustees.
    """
    if not isinstance(document, list):
        raise RegisterError("register changed", "the answer is no list of trustees")
    return Answer([_trustee(entry) for entry in document])


def _trustee(entry: Any) -> Officer:
    name = text_in(entry, "trustee_name", "name")
    chairs = isinstance(entry, Mapping) and (entry.get("trustee_is_chair") or entry.get("is_chair"))
    kind = entry.get("individual_or_organisation") if isinstance(entry, Mapping) else None
    return Officer(name, "Chair" if chairs is True else "Trustee", on_the_board=True, is_organisation=kind == "O")
