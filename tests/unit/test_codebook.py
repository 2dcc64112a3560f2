"""The codebook guards itself: a careless edit is refused, with its line, before anybody is coded."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.codebook import Codebook, load_codebook
from transforms.declared import DeclarationError
from transforms.labels import read_label

DATA = Path(__file__).parents[2] / "data"
Edit = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook(DATA)


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """A copy of the data with one text replaced in the codebook."""

    def edit(old: str, new: str) -> Path:
        shutil.copytree(DATA / "reference", tmp_path / "reference")
        text = (DATA / "codebook.yml").read_text(encoding="utf-8")
        assert old in text
        (tmp_path / "codebook.yml").write_text(text.replace(old, new, 1), encoding="utf-8")
        return tmp_path

    return edit


def names(codebook: Codebook, label: str) -> list[str]:
    return [finding.entry.name for finding in codebook.find(read_label(label))]


def test_the_codebook_that_is_shipped_holds_every_rule_in_one_sentence(codebook: Codebook) -> None:
    assert list(codebook.says) == ["R0", "R1", "R2", "R2b", "R3", "R4", "R5", "R6", "R7"]
    assert all(says.endswith(".") and says.count(".") == 1 for says in codebook.says.values())


def test_it_is_known_by_its_version_and_a_hash(codebook: Codebook, edited: Edit) -> None:
    other = load_codebook(edited('version: "1.0"', 'version: "1.1"'))
    assert (codebook.version, other.version) == ("1.0", "1.1")
    assert codebook.sha256 != other.sha256
    assert codebook.sha256 == load_codebook(DATA).sha256


def test_a_change_of_a_gazetteer_changes_the_hash(codebook: Codebook, edited: Edit) -> None:
    folder = edited("version:", "version:")
    councils = folder / "reference" / "councils.csv"
    councils.write_text(councils.read_text(encoding="utf-8") + "Invented Council,INV,Invented Council,no\n", "utf-8")
    assert load_codebook(folder).sha256 != codebook.sha256


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "examples: [Foundation governor,",
            "examples: [Chair, Foundation governor,",
            "example `Chair` is not matched",
        ),
        ("near_misses: [Governess]", "near_misses: [Governor]", "near miss `Governor` is matched"),
        ("      - founder nominee\n", "      - co optee\n", "the phrase `co optee` is claimed by"),
        (
            "    class: worker\n",
            "    class: workers\n",
            "`workers` is not a class; allowed are worker, user, state",
        ),
        (
            "    subclass: staff\n",
            "    subclass: tenant\n",
            "`tenant` is not a subclass of `worker`; allowed are staff, union",
        ),
        (
            "    route: ex_officio\n",
            "    route: inherited\n",
            "`inherited` is not a route; allowed are elected, nominated",
        ),
        ("    rule: R4\n", "    rule: R9\n", "`R9` is not a rule; allowed are R0, R1"),
        (
            "possible: [user, management]",
            "possible: [user, boss]",
            "`possible` may hold worker, user, state, management",
        ),
        ("    sign: owner\n", "    sign: landlord\n", "it must be 'vacant', 'left'"),
        ("    sign: owner\n", "    sign: owner\n    colour: red\n", "the key `colour` is not known here"),
        (
            "      - joint venture partner <seat>\n",
            "      - joint venture <chair>\n",
            "names the list `chair`",
        ),
        (
            "  - id: R4\n",
            "  - id: R5\n",
            "`rules` must list R0, R1, R2, R2b, R3, R4, R5, R6, R7, in this order",
        ),
    ],
)
def test_a_codebook_that_contradicts_itself_is_refused(edited: Edit, old: str, new: str, says: str) -> None:
    with pytest.raises(DeclarationError) as caught:
        load_codebook(edited(old, new))
    assert says in str(caught.value)
    assert all("codebook.yml:" in problem for problem in caught.value.problems)


def test_the_error_names_the_line_of_the_edit(edited: Edit) -> None:
    folder = edited("near_misses: [Governess]", "near_misses: [Governor]")
    text = (folder / "codebook.yml").read_text(encoding="utf-8")
    line = text[: text.index("near_misses: [Governor]")].count("\n") + 1
    with pytest.raises(DeclarationError, match=rf"codebook\.yml:{line}: entry `seats`"):
        load_codebook(folder)


def test_a_gazetteer_that_contradicts_itself_is_refused(edited: Edit) -> None:
    folder = edited("version:", "version:")
    bodies = folder / "reference" / "bodies.yml"
    bodies.write_text(bodies.read_text(encoding="utf-8").replace("[Rugby", "[").replace("Students union, Rugby", "TUC"))
    with pytest.raises(DeclarationError, match=r"bodies\.yml:\d+: kind `trade union`: `TUC Union`"):
        load_codebook(folder)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (  # a phrase with a comma is two pieces of a label, and never stands in one
            "      - founder nominee\n",
            '      - "founder, nominee"\n',
            "entry `foundation`: the phrase `founder, nominee` never counts: founders and officers and sent by",
        ),
        ("  month:\n", "  tree: [oak]\n  month:\n", "the list of words `tree` is used by no phrase"),
        ("examples: [Chair (tenant)]", "examples: [Chair]", "rule R5: its example `Chair` is decided by R7"),
        ("    examples: [Chief Executive]\n", "", "examples` is missing"),
        ("    near_misses: [Councillor]\n", "", "near_misses` is missing"),
    ],
)
def test_what_can_never_count_is_refused(edited: Edit, old: str, new: str, says: str) -> None:
    folder = edited(old, new)
    with pytest.raises(DeclarationError) as caught:
        load_codebook(folder)
    assert says in str(caught.value)


def test_an_entry_none_of_whose_phrases_counts_is_refused_as_a_whole(edited: Edit) -> None:
    entry = (
        "  - name: unreachable\n    sign: other\n    says: nothing at all\n    phrases: ['moon, base', 'sun (tower)']\n"
        "    examples: [Moon base]\n    near_misses: [Base]\n"
    )
    folder = edited("  # --- the body itself\n", entry + "  # --- the body itself\n")
    with pytest.raises(DeclarationError, match=r"codebook\.yml:\d+: entry `unreachable`: no phrase of this entry ever"):
        load_codebook(folder)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  - college of policing\n", "  - moon base\n", "`moon base` in `unknowable` keeps nothing out"),
        (
            "      - hospice\n",
            "      - hospice\n      - city council\n",
            "`city council` never counts: it is taken for",
        ),
        (
            "      - hospice\n",
            "      - hospice\n      - royal college\n",
            "`royal college` in `unknowable` is a phrase of the kind `voluntary sector`",
        ),
        ("    near_misses: [Parent company]\n", "", "near_misses` is missing"),
    ],
)
def test_words_of_a_gazetteer_that_never_count_are_refused(edited: Edit, old: str, new: str, says: str) -> None:
    bodies = edited("version:", "version:") / "reference" / "bodies.yml"
    text = bodies.read_text(encoding="utf-8")
    assert old in text
    bodies.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(DeclarationError, match=r"bodies\.yml:\d+: ") as caught:
        load_codebook(bodies.parents[1])
    assert says in str(caught.value)


def test_a_missing_gazetteer_is_named(edited: Edit) -> None:
    folder = edited("version:", "version:")
    (folder / "reference" / "councils.csv").unlink()
    with pytest.raises(DeclarationError, match=r"councils\.csv:1: there is no such file"):
        load_codebook(folder)


def test_longer_phrases_come_first_and_words_are_whole(codebook: Codebook) -> None:
    assert names(codebook, "Non-Executive Director") == ["independent"]
    assert names(codebook, "EXECUTIVE  DIRECTOR") == ["executive office"]
    assert names(codebook, "Company Secretary") == ["clerk or secretary"]
    assert names(codebook, "Stafford resident's") == ["tenants and residents"]
    assert names(codebook, "Distaff governorship") == []


@given(st.text(max_size=80))
def test_findings_lie_inside_the_label_in_order_and_never_overlap(codebook: Codebook, text: str) -> None:
    label = read_label(text + " Staff Governor " + text)
    last = 0
    for finding in codebook.find(label):
        assert last <= finding.first < finding.last <= len(label.words)
        assert label.quote(finding.first, finding.last) in label.text
        last = finding.last
