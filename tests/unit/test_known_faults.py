"""Of what we install, nothing has a known fault: pip-audit holds the lock files against the database of OSV.

Where the database cannot be reached that is said, as a skip. Nothing is installed and no package index is asked.
"""

import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.conftest import PROJECT
from tests.outside import CHECKERS

DATABASE = "api.osv.dev"
LOCKS = ("requirements.lock", "installer.lock")
# Faults that do not concern us, by their id, each with the reason.
ACCEPTED: dict[str, str] = {}
FAULTY = "pytest"  # has an invented fault in a database of our own
# The form of the database's answers: https://google.github.io/osv.dev/post-v1-query/
FAULT = {
    "id": "PYSEC-2026-1",
    "details": "Invented.",
    "modified": "2026-01-01T00:00:00Z",
    "published": "2026-01-01T00:00:00Z",
    "affected": [
        {
            "package": {"name": FAULTY, "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "9999"}]}],
        }
    ],
}


def known_faults(lock: Path, *options: str) -> list[str]:
    """A sentence for each known fault of a locked package.

    Raises:
        RuntimeError: pip-audit could not tell.
    """
    if not (CHECKERS / "pip_audit").exists():
        if os.environ.get("CI"):
            pytest.fail("pip-audit is not there: run `make .venv/checkers/filled`")
        pytest.skip("pip-audit is not there: run `make .venv/checkers/filled`")
    accepted = [option for fault in ACCEPTED for option in ("--ignore-vuln", fault)]
    done = subprocess.run(
        [
            sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--require-hashes", "--disable-pip",
            "--vulnerability-service", "osv", "--format", "json", "--progress-spinner", "off", *accepted, *options,
        ],
        env={**os.environ, "PYTHONPATH": str(CHECKERS), "PYTHONSAFEPATH": "1"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    try:
        found = json.loads(done.stdout)
    except json.JSONDecodeError:
        raise RuntimeError(done.stderr) from None
    return [
        f"{each['name']} {each['version']}: {fault['id']}, mended in {fault['fix_versions'] or 'nothing yet'}"
        for each in found["dependencies"]
        for fault in each.get("vulns", ())
    ]


@pytest.mark.parametrize("lock", LOCKS)
def test_nothing_that_we_install_has_a_known_fault(lock: str) -> None:
    try:
        socket.create_connection((DATABASE, 443), timeout=5).close()
    except OSError as error:
        pytest.skip(f"{DATABASE} cannot be reached ({error}): {lock} is not held against its list of known faults")
    assert known_faults(PROJECT / lock) == []


@contextmanager
def database() -> Iterator[tuple[str, list[str]]]:
    """A database on loopback that knows one fault, its address, and the names that it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(f"{question['package']['name']} {question['version']}")
            faulty = question["package"]["name"] == FAULTY
            body = json.dumps({"vulns": [FAULT]} if faulty else {}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1/query", asked
        finally:
            server.shutdown()


def test_every_package_is_asked_about_and_a_fault_is_told_with_the_version_that_mends_it() -> None:
    lines = (PROJECT / "requirements.lock").read_text().splitlines()
    locked = {line.split()[0].replace("==", " ") for line in lines if line[:1].isalnum() and ";" not in line}
    (version,) = [each.split()[1] for each in locked if each.split()[0] == FAULTY]
    with database() as (address, asked):
        faults = known_faults(PROJECT / "requirements.lock", "--osv-url", address)
    assert faults == [f"{FAULTY} {version}: PYSEC-2026-1, mended in ['9999']"]
    assert locked - set(asked) == set()
    assert len(locked) > 100
