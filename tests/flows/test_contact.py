"""Who crawls says who they are: without a contact nothing starts."""

from pathlib import Path

import pytest

from spiders.contact import ContactError, contact, user_agent
from tests.flows.command import thirds


@pytest.mark.parametrize("given", ["", "me"])
def test_a_live_audit_without_a_contact_ends_before_anything_starts(tmp_path: Path, given: str) -> None:
    said = thirds("audit", "--live", "--out", tmp_path / "out", env={"THIRDS_CONTACT": given})
    assert said.returncode == 2
    assert said.stderr.startswith("thirds: THIRDS_CONTACT is ")
    assert said.stderr.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_reading_one_page_off_the_network_needs_one_too() -> None:
    said = thirds("extract", "http://127.0.0.1:9/board", env={"THIRDS_CONTACT": ""})
    assert said.returncode == 2
    assert "THIRDS_CONTACT is not set" in said.stderr


@pytest.mark.parametrize(
    "given", ["https://operator.example/contact", "http://operator.example", "mail.box@operator.example"]
)
def test_a_page_or_a_mail_address_is_a_contact(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("THIRDS_CONTACT", given)
    assert given in user_agent(contact())


@pytest.mark.parametrize(
    "given",
    ["operator", "https://", "a@b@c.example", "x@y.example\r\nCookie: a", "mail (me) at", "https://u:p@h.example"],
)
def test_anything_else_is_none(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("THIRDS_CONTACT", given)
    with pytest.raises(ContactError, match="neither an http"):
        contact()
