"""Who we say we are.

A web master must be able to reach the operator, so a live crawl without a contact does not start.
"""

import os
import re

CONTACT_VARIABLE = "THIRDS_CONTACT"
OUR_TOKEN = "thirds"  # noqa: S105 - the name that robots.txt files know us by
# A page or a mail address, in characters that cannot break out of the header it is put into.
CONTACT = re.compile(r"https?://[^\s/()<>;@]+\.[^\s()<>;]+|[^\s()<>;,@:/]+@[^\s()<>;,@:/]+\.[^\s()<>;,@:/]+", re.ASCII)


class ContactError(ValueError):
    """A live crawl has no contact to give; the message says how to set one."""


def contact() -> str:
    """The contact that the operator has set in the environment.

    Raises:
        ContactError: there is none, or it is neither an http(s) address nor a mail address.
    """
    given = os.environ.get(CONTACT_VARIABLE, "").strip()
    if not given:
        raise ContactError(
            f"{CONTACT_VARIABLE} is not set: a live crawl tells each site how to reach you; set it to the address of a "
            "page or to a mail address, and run again"
        )
    if not given.isascii() or not given.isprintable() or not CONTACT.fullmatch(given):
        raise ContactError(
            f"{CONTACT_VARIABLE} is {given!r}, which is neither an http(s) address nor a mail address; web masters "
            "could not reach you"
        )
    return given


def user_agent(reached_at: str) -> str:
    """The User-Agent of every request."""
    return f"{OUR_TOKEN}/0.1 (audit of the boards of public-service organisations; contact: {reached_at})"
