"""Tell the operator what a run came to, where THIRDS_NOTIFY says whom to tell; a notice that fails costs no release.

THIRDS_NOTIFY is an address in the form of Apprise (mailto://..., slack://..., json://host/path; several with commas),
or a command, which gets the notice on its standard input.
"""

import os
import shlex
import subprocess
from pathlib import Path

from flows.console import Talk
from transforms.warehouse import reading

NOTIFY = "THIRDS_NOTIFY"
PATIENCE = 60  # seconds for a command
MOST = 10  # boards of one kind that a notice names

HELD_BACK = """
SELECT name || ', ' || coalesce(body, 'a page') || ': ' || cause FROM failures JOIN organisations USING (org_id)
WHERE outcome = 'held back' ORDER BY 1
"""
SCORES = """
SELECT organisation || ', ' || body || ': ' || coalesce(round(score_before, 1)::text, 'none') || ' to '
       || coalesce(round(score_after, 1)::text, 'none')
FROM release_changes WHERE change = 'score moved' ORDER BY 1
"""


def notify_of_failure(error: BaseException, talk: Talk) -> None:
    """Tell that a run has failed, and how."""
    first = (str(error).strip().splitlines() or [type(error).__name__])[0]
    _send("thirds: a run failed", f"{first}\nNothing was published; the latest release is as it was.", talk)


def notify_of_release(release: Path, talk: Talk) -> None:
    """Tell of boards that were held back and of scores that changed; where there are none, nothing is told."""
    if not os.environ.get(NOTIFY):
        return
    with reading(release / "thirds.duckdb") as connection:
        held, moved = ([row[0] for row in connection.execute(query).fetchall()] for query in (HELD_BACK, SCORES))
    parts = [
        _listed(held, "board(s) held back until somebody has looked"),
        _listed(moved, "score(s) changed since the release before"),
    ]
    if any(parts):
        _send(f"thirds: release {release.name}", "\n\n".join(part for part in parts if part), talk)


def _listed(found: list[str], what: str) -> str:
    if not found:
        return ""
    more = [f"and {len(found) - MOST} more"] if len(found) > MOST else []
    return "\n".join([f"{len(found)} {what}:", *(f"- {each}" for each in found[:MOST]), *more])


def _send(title: str, text: str, talk: Talk) -> None:
    wanted = os.environ.get(NOTIFY, "")
    if not wanted:
        return
    try:
        sent, why = (_by_address if "://" in wanted else _by_command)(wanted, title, text), "it was not taken"
    except (OSError, ValueError, subprocess.SubprocessError) as error:
        sent, why = False, type(error).__name__  # its words could repeat a password of the address
    if not sent:
        talk.line(f"notice       could not be sent: {why}; see {NOTIFY}")


def _by_address(addresses: str, title: str, text: str) -> bool:
    from apprise import Apprise

    sender = Apprise()
    return bool(sender.add(addresses) and sender.notify(title=title, body=text))


def _by_command(command: str, title: str, text: str) -> bool:
    done = subprocess.run(
        shlex.split(command),
        input=f"{title}\n\n{text}\n",
        text=True,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    return done.returncode == 0
