"""A council area is read from the parent public body, and only where that calls itself a council."""

import pytest

from tests.conftest import DATA
from transforms.publish.site.areas import council_areas

COUNCILS = DATA / "reference" / "councils.csv"


@pytest.mark.parametrize(
    ("parent", "areas"),
    [
        ("East Ayrshire Council", "East Ayrshire Council"),
        ("Rochdale Borough Council (former ALMO)", "Rochdale"),
        (
            "Hammersmith & Fulham, Kensington & Chelsea and Westminster councils",
            "Hammersmith and Fulham; Kensington and Chelsea; Westminster",
        ),
        ("NHS Kirklees (Kirklees Community Healthcare Services)", ""),
        ("Cabinet Office unit (as public service mutual)", ""),
        (None, ""),
    ],
)
def test_areas(parent: str | None, areas: str) -> None:
    found = council_areas([{"org_id": "x", "parent_public_body": parent}], COUNCILS).get("x", "")
    assert len(found.split("; ")) == len(areas.split("; "))
    for one, other in zip(found.split("; "), areas.split("; "), strict=True):
        assert other.casefold() in one.casefold().replace("&", "and")
