"""Registers: who an official register says sits on a board, for organisations that say little themselves.

A register is read through its published interface, and named in a source file beside the page where anybody can see
the same list. It says who holds a seat and hardly ever for whom, so its word is provisional (grade D).

It also says much that is nobody's business here: dates of birth, addresses, nationalities, occupations. Only what
`Officer` holds is kept, and it is cut down where the answer arrives, before anything is archived.
"""

import json
import os
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from spiders.items import Listing
from spiders.registers import charity_commission, companies_house
from spiders.registers.answer import Answer, Officer, RegisterError
from transforms.names import take_apart

__all__ = [
    "ASKING",
    "REGISTERS",
    "Register",
    "RegisterError",
    "address_of",
    "cut_down",
    "key_headers",
    "listings_of",
    "next_of",
    "number_in",
]

# What is packed could not be cut down before it is kept.
ASKING = {"Accept": "application/json", "Accept-Encoding": "identity"}


@dataclass(frozen=True)
class Register:
    """One register.

    Attributes:
        page: the form of the public page on which a person sees the list; its one group is the register number.
        scheme: the org-id.guide scheme of that number.
        base: the address of the interface; the environment variable THIRDS_<NAME> sets another.
        first: the address of the first answer, after the base; `{}` stands for the number.
        headers: how a key is shown to the interface.
        read: a raw answer to an `Answer`; RegisterError where it has another form.
        refuse: why the register cannot hold the board of this number; nothing where it can.
    """

    page: re.Pattern[str]
    scheme: str
    base: str
    first: str
    headers: Callable[[str], dict[str, str]]
    read: Callable[[Any], Answer]
    refuse: Callable[[str], str] | None = None


REGISTERS = {
    "companies_house": Register(
        page=re.compile(
            r"https://find-and-update\.company-information\.service\.gov\.uk/company/([A-Z0-9]{8})/officers"
        ),
        scheme="GB-COH",
        base="https://api.company-information.service.gov.uk",
        first="/company/{}/officers?items_per_page=100",
        headers=companies_house.headers,
        read=companies_house.read,
        refuse=companies_house.refuse,
    ),
    "charity_commission": Register(
        page=re.compile(
            r"https://register-of-charities\.charitycommission\.gov\.uk/charity-details/\?regid=([0-9]{6,7})&subid=0"
        ),
        scheme="GB-CHC",
        base="https://api.charitycommission.gov.uk",
        first="/register/api/charitytrusteeinformation/{}/0",
        headers=charity_commission.headers,
        read=charity_commission.read,
    ),
}


def number_in(register: str, page: str) -> str:
    """The register number in the address of a public page; ValueError where it is no such page."""
    found = REGISTERS[register].page.fullmatch(page)
    if found is None:
        raise ValueError(f"a page of this register has the form {REGISTERS[register].page.pattern}")
    refuse = REGISTERS[register].refuse
    if refuse and (why := refuse(found[1])):
        raise ValueError(why)
    return found[1]


def address_of(register: str, page: str) -> str:
    """Where the interface of `register` answers for the list that `page` shows; the page itself for no register."""
    return _base(register) + REGISTERS[register].first.format(number_in(register, page)) if register else page


def key_headers(register: str, url: str) -> dict[str, str]:
    """The headers that open the interface, for its own addresses and no others: a key is not shown around.

    Raises:
        RegisterError: the operator has set no key.
    """
    if not url.startswith(_base(register) + "/"):
        return {}
    variable = f"THIRDS_{register.upper()}_KEY"
    if not (key := os.environ.get(variable, "").strip()):
        raise RegisterError("no key", f"{variable} is not set")
    return REGISTERS[register].headers(key)


def cut_down(register: str, body: bytes) -> bytes:
    """A raw answer without all that is not kept: an `Answer` as JSON.

    Raises:
        RegisterError: it is no JSON, or its form is not the one we know.
    """
    try:
        answer = REGISTERS[register].read(json.loads(body))
    except (ValueError, RecursionError) as error:
        raise RegisterError("register changed", f"the answer is no JSON: {error}") from error
    return json.dumps(asdict(answer), ensure_ascii=False).encode()


def answer_of(body: bytes) -> Answer:
    """The `Answer` that was kept; RegisterError where it is none."""
    try:
        kept = json.loads(body)
        return Answer([Officer(**one) for one in kept["officers"]], kept["next_start"])
    except (ValueError, KeyError, TypeError) as error:
        raise RegisterError("register changed", f"what was archived is no answer of a register: {error}") from error


def listings_of(register: str, body: bytes) -> tuple[list[Listing], str]:
    """The seats that a kept answer lists, and a note of the officers in it who hold none."""
    officers = answer_of(body).officers
    seated = [officer for officer in officers if officer.on_the_board]
    others = sorted({officer.role for officer in officers if not officer.on_the_board})
    left_out = len(officers) - len(seated)
    note = f"{left_out} entries of the register are no seats on the board ({', '.join(others)})" if left_out else ""
    return [_listing(register, at, officer) for at, officer in enumerate(seated)], note


def next_of(url: str, body: bytes) -> str | None:
    """The address of the next part of a list, where the answer from `url` is not the last."""
    start = answer_of(body).next_start
    if start is None:
        return None
    return f"{re.sub(r'&start_index=[0-9]+$', '', url)}&start_index={start}"


def _listing(register: str, position: int, officer: Officer) -> Listing:
    holder = officer.name if officer.is_organisation else take_apart(_in_natural_order(officer.name)).person
    return Listing(
        name_as_published=officer.name,
        person_name=holder,
        role=officer.role,
        # An organisation that is itself a director: whose seat it is, is its name.
        affiliation=officer.name if officer.is_organisation else "",
        shape=register,
        confidence=1.0,  # told by fields, not by mark-up
        position=position,
        holder_id=officer.holder_id,
    )


def _in_natural_order(name: str) -> str:
    """A name as it is said: "INVENTED, Testa Ann, Dr" is "Dr Testa Ann INVENTED".

    The capitals stay: how the holder of a surname writes it ("MACKAY") is not in the register.
    """
    surname, comma, rest = name.partition(",")
    given, _, title = rest.partition(",")
    return " ".join(f"{title} {given} {surname}".split()) if comma else name


def _base(register: str) -> str:
    return (os.environ.get(f"THIRDS_{register.upper()}") or REGISTERS[register].base).rstrip("/")
