"""A party beside a name is a political opinion: it is read over."""

import pytest

from spiders.extract.parties import without_party


@pytest.mark.parametrize(
    ("published", "kept"),
    [
        ("Sampleton City Council - Labour", "Sampleton City Council"),
        ("Labour, North Ward", "North Ward"),
        ("North Ward | Liberal Democrats", "North Ward"),
        ("North Ward (Con)", "North Ward"),
        ("Scottish National Party", ""),
        ("Labour and Co-operative, North Ward, 2024", "North Ward, 2024"),
        ("North Ward – Green Party", "North Ward"),
        ("Independent, North Ward", "Independent, North Ward"),
        ("Green Park Ward", "Green Park Ward"),
        ("Conservative Club, Sampleton", "Conservative Club, Sampleton"),
        ("Greenpeace", "Greenpeace"),
        ("Reform of Prisons Trust", "Reform of Prisons Trust"),
        ("", ""),
    ],
)
def test_what_is_left_without_the_party(published: str, kept: str) -> None:
    assert without_party(published) == kept
