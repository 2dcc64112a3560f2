"""Transcribed facts: dates in a source's own words, and tables that are refused when they are wrong."""

from pathlib import Path

import pytest

from transforms.tabular import TabularError
from transforms.transcribed import as_at, read_compositions, read_listings


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2024-05-01", "2024-05-01"),
        ("2010-11", "2010-11"),
        ("c.2011 (existing)", "2011"),
        ("2022/23", "2023"),
        ("2010/11", "2011"),
        ("2012-13", "2013"),
        ("2017/18 annual report", "2018"),
        ("before October 2024 (maximum before change)", ""),
        ("after HSC Act 2012", ""),
        ("2022 or later", ""),
        ("2024-10 (after change)", "2024-10"),
        ("2009 (before mutual)", "2009"),
        ("CCG-era", ""),
        ("", ""),
        ("capture A", ""),
        ("31 seats", ""),
    ],
)
def test_a_date_is_as_exact_as_the_source_says(words: str, date: str) -> None:
    assert as_at(words) == date


@pytest.mark.parametrize(
    ("right", "wrong", "sentence"),
    [
        (",3,no,", ",three,no,", "seats must be a whole number"),
        (",3,no,", ",-3,no,", "seats must be a whole number"),
        (",3,no,", ",3,maybe,", "seats_are_maximum must be yes or no"),
        ("leisure,board", "nobody,board", "has the slug `nobody`"),
        (",3,no,", ",²,no,", "seats must be a whole number"),
        ("https://leisure.example/articles", "javascript:alert(1)", "page_url must begin with http"),
        (",own,", ",rumour,", "publisher must be one of own, authority, press"),
    ],
)
def test_a_wrong_composition_is_refused_with_its_line(small_data: Path, right: str, wrong: str, sentence: str) -> None:
    path = small_data / "compositions.csv"
    path.write_text(path.read_text().replace(right, wrong, 1))
    with pytest.raises(TabularError) as refused:
        read_compositions(small_data)
    assert sentence in str(refused.value)
    assert f"{path}:2:" in str(refused.value)


def test_a_file_of_listings_must_be_named_for_an_organisation(small_data: Path) -> None:
    (small_data / "listings" / "leisure.csv").rename(small_data / "listings" / "nobody.csv")
    with pytest.raises(TabularError, match=r"nobody\.csv: no organisation"):
        read_listings(small_data)
