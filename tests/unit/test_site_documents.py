"""Documents become pages whole: tables, anchors and links between them; and nothing of HTML gets through."""

import pytest

from transforms.publish.site.documents import DOCUMENTS, PROJECT, anchor_of, document, read_document, section


def test_a_document_has_its_title_its_sections_and_their_anchors() -> None:
    made = document("# Who sits\n\n## Rule R2: `council`\n\nText.\n\n## Rule R2: `council`s\n")
    assert made.title == "Who sits"
    assert made.sections == (("rule-r2-council", "Rule R2: council"), ("rule-r2-councils", "Rule R2: councils"))
    assert '<h2 id="rule-r2-council">' in made.body
    assert "<h1" not in made.body


def test_html_in_a_document_is_left_out_and_script_links_stay_words() -> None:
    made = document(
        "a <b onclick=x>bold</b>\n\n<script>x()</script>\n\n[go](javascript:alert(1)) [home](../index.html)\n"
    )
    assert "<script" not in made.body
    assert "onclick" not in made.body
    assert "href" not in made.body
    assert "bold" in made.body


def test_links_between_documents_lead_to_their_pages() -> None:
    made = document(
        "[a](methodology.md#the-score) [b](../docs/data-dictionary.md) [c](https://a.example/) [d](#x)",
        DOCUMENTS,
        "../",
    )
    for link in ("../methodology.html#the-score", "../data-dictionary.html", "https://a.example/", "#x"):
        assert f'href="{link}"' in made.body


def test_a_table_scrolls_by_itself() -> None:
    assert '<div class="scroll"' in document("| a | b |\n|---|---|\n| 1 | 2 |\n").body


def test_a_section_is_a_document_of_its_own() -> None:
    text = "# T\n\n## One\n\nfirst\n\n### Inner\n\n## Two\n\nsecond\n"
    assert section(text, "One") == "# One\n\nfirst\n\n### Inner\n\n"
    with pytest.raises(ValueError, match="no section 'Three'"):
        section(text, "Three")


@pytest.mark.parametrize("name", [*DOCUMENTS, "CONTRIBUTING.md"])
def test_every_document_of_the_site_is_there(name: str) -> None:
    assert (PROJECT / name).is_file()
    assert len(document(read_document(name)).body) > 500
    assert anchor_of("The score") == "the-score"
