"""The colours of the classes can be told apart by those who see fewer colours, in light and in dark, and stand out."""

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import transforms.publish.site as site
from transforms.publish.site.charts import COLOURS

SHEET = (Path(site.__file__).parent / "assets" / "site.css").read_text(encoding="utf-8")
# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
SIGHTS = {
    "full": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
    ),
}
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])
Colour = NDArray[np.float64]


def palette(scheme: str) -> dict[str, str]:
    """The custom properties of the style sheet that are colours, in one scheme."""
    light, dark = SHEET.split("@media (prefers-color-scheme: dark)", 1)
    found = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})\b", light))
    return (
        found if scheme == "light" else found | dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})\b", dark.split("}")[0]))
    )


def linear(colour: str) -> Colour:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = np.array([int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)])
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def lab(light: Colour) -> Colour:
    x = XYZ @ np.clip(light, 0, 1) / WHITE
    f = np.where(x > 0.008856, np.cbrt(x), 7.787 * x + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(np.array([0.2126, 0.7152, 0.0722]) @ linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("sight", SIGHTS)
def test_the_classes_stay_apart(scheme: str, sight: str) -> None:
    colours = palette(scheme)
    for one, other in combinations("wusm", 2):
        seen = [lab(SIGHTS[sight] @ linear(colours[kind])) for kind in (one, other)]
        assert np.linalg.norm(seen[0] - seen[1]) >= 20, (one, other)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_seats_stand_out_from_the_paper(scheme: str) -> None:
    """WCAG 2.2: 4.5 to 1 for words (1.4.3), 3 to 1 for what a drawing needs to be understood (1.4.11)."""
    colours = palette(scheme)
    for word in ("ink", "soft", "link"):
        assert contrast(colours[word], colours["paper"]) >= 4.5
        assert contrast(colours[word], colours["tint"]) >= 4.5
    for seat in ("w", "u", "s", "m", "o-line"):
        assert contrast(colours[seat], colours["paper"]) >= 3


def test_charts_have_the_colours_of_the_pages() -> None:
    colours = palette("light")
    assert {kind: colours[kind] for kind in "wusm"} == {kind: COLOURS[kind] for kind in "wusm"}


def test_the_paper_of_a_printer_has_the_colours_of_the_light_page() -> None:
    printed = dict(re.findall(r"--([wusm]): (#[0-9a-f]{6})", SHEET.split("@media print")[1]))
    assert printed == {kind: palette("light")[kind] for kind in "wusm"}
