"""What the search box of every page knows: a script that holds the names of all organisations.

A script and not a JSON file, because a page opened from a disk may load scripts beside it and may fetch nothing.
"""

import json
from collections.abc import Sequence

from transforms.publish.boards import words
from transforms.publish.site.bodies import Organisation
from transforms.publish.site.pages import clipped


def search_data(organisations: Sequence[Organisation]) -> bytes:
    """A script that sets `thirdsOrganisations` to rows of name, slug ("" where it has no page) and sector."""
    rows = [
        [clipped(each.row["name"]), each.row["slug"] if each.bodies else "", words(each.row["sector"])]
        for each in organisations
    ]
    # "<" cannot end a script element here, which is a file of its own; it is escaped all the same.
    said = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.thirdsOrganisations={said};\n".encode()
