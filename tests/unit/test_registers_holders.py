"""The register's own number of a person is kept as a digest: it tells people apart, and leads nowhere."""

from typing import Any

import pytest

from spiders.registers.companies_house import read


def officers(*links: Any) -> list[str]:
    items = [{"name": "ALPHA, Testa", "officer_role": "director", "links": link} for link in links]
    answer = read({"items": items, "total_results": len(items), "start_index": 0})
    return [officer.holder_id for officer in answer.officers]


def test_one_number_has_one_digest_and_the_number_is_not_in_it() -> None:
    one, again, other = officers(
        {"officer": {"appointments": "/officers/Inv3nt3dNumber/appointments"}},
        {"officer": {"appointments": "/officers/Inv3nt3dNumber/appointments"}},
        {"officer": {"appointments": "/officers/An0ther/appointments"}},
    )
    assert one == again != other
    assert one.startswith("ch-")
    assert "Inv3nt3dNumber" not in one


@pytest.mark.parametrize("links", [None, {}, {"officer": "x"}, {"officer": {"appointments": "/company/1/officers"}}])
def test_an_entry_without_a_number_has_none(links: Any) -> None:
    assert officers(links) == [""]
