"""What became of each page that was asked for: it gave its board, or it is told why not.

A page that nobody speaks of would be a board that vanishes in silence, so this is decided from the list of what was
asked for, and not from what came back.
"""

from collections.abc import Hashable, Sequence
from typing import Any

import pandas as pd

from spiders.run import Crawled
from spiders.targets import Target

COLUMNS = ("slug", "org_id", "body", "source_url", "cause", "advice", "detail", "outcome", "followed")
# What is published of a further page that failed. Its address is for the operator alone: it may hold the name of
# somebody whose name is withheld, and a page that was not read does not say whose it is.
FURTHER_PAGE = "a page that it leads to failed; the log of the run names it"


def unread(targets: Sequence[Target], crawled: Crawled) -> pd.DataFrame:
    """One row a body and page of one crawl that did not give what was asked for, in the columns above.

    `outcome` is "failed" where the body got no listing from the page, and "read in part" where it got some, or where
    the failure is of a further page that the crawl came upon (`body` is empty then). `followed` is for the log, never
    for a release: the address of the further page that failed, and what was said of it.
    """
    placed = crawled.placed
    read = set(zip(placed["slug"], placed["body"], placed["source_url"], strict=True))
    answered = set(placed["source_url"])
    told = [_as_told(row) for row in crawled.failures.to_dict("records")]
    rows = []
    asked: set[tuple[str, str]] = set()
    for target in {(each.slug, each.body, each.url): each for each in targets}.values():
        asked.add((target.slug, target.url))
        listed = (target.slug, target.body, target.url) in read
        failure = next((each for each in told if _costs(each, target)), None)
        if failure is None and not listed:
            failure = _silence(target.url in answered)
        if failure is not None:
            rows.append(_row(target.slug, target.org_id, target.body, target.url, failure, listed))
    org_ids = {target.slug: target.org_id for target in targets}
    for failure in told:
        slug, url = failure["slug"], failure["source_url"]
        if (slug, url) not in asked and slug in org_ids:
            rows.append(_row(slug, org_ids[slug], "", url, failure, listed=True))
    return pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")


def _as_told(row: dict[Hashable, Any]) -> dict[str, str]:
    """A failure with the page of the source that it costs, and the board where it is one of several on the page.

    A further page of a board may be what failed: then `followed` names it, and `detail` does not.
    """
    failure = {str(name): str(value or "") for name, value in row.items()}
    page = failure.get("source_url") or failure["url"]
    told = {**failure, "source_url": page, "body": failure.get("body", ""), "followed": ""}
    if page == failure["url"]:
        return told
    return {**told, "detail": FURTHER_PAGE, "followed": f"{failure['url']} {failure['detail']}".strip()}


def _costs(failure: dict[str, str], target: Target) -> bool:
    same_page = (failure["slug"], failure["source_url"]) == (target.slug, target.url)
    return same_page and failure["body"] in ("", target.body)


def advice_for(cause: str) -> str:
    """What to do about a cause, in the words that the crawl uses."""
    from spiders.causes import ADVICE  # not at the top: it loads Scrapy, which most commands do without

    return ADVICE[cause]


def _silence(others_listed: bool) -> dict[str, str]:
    cause = "layout changed" if others_listed else "unreachable"
    detail = "no heading on the page names this body" if others_listed else "the crawl left no word of this page"
    return {"cause": cause, "advice": advice_for(cause), "detail": detail, "followed": ""}


def _row(slug: str, org_id: str, body: str, url: str, failure: dict[str, str], listed: bool) -> dict[str, str]:
    return {
        "slug": slug,
        "org_id": org_id,
        "body": body,
        "source_url": url,
        **{name: failure[name] for name in ("cause", "advice", "detail", "followed")},
        "outcome": "read in part" if listed else "failed",
    }
