"""`thirds serve` shows the sites to this machine, with the headers of a strict server, and nothing else."""

import http.client
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from flows.serve import LOOPBACK, ServeError, server_of

STAMP = "20261123T000000Z"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    site = out / "releases" / STAMP / "site"
    (site / "assets").mkdir(parents=True)
    (site / "index.html").write_text("<!doctype html><title>front</title>")
    (site / "assets" / "site.js").write_text("1")
    (out / "releases" / STAMP / "thirds.duckdb").write_text("not for the web")
    (out / "latest").symlink_to(Path("releases") / STAMP)
    return out


@pytest.fixture(scope="module")
def port(shelf: Path) -> Iterator[int]:
    with server_of(shelf, 0) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield int(server.server_address[1])
        server.shutdown()


def ask(port: int, path: str, method: str = "GET", host: str | None = None) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"{LOOPBACK}:{port}")
    connection.endheaders()
    return connection.getresponse()


@pytest.mark.parametrize("path", ["/latest/", "/latest/index.html", f"/{STAMP}/", f"/{STAMP}/index.html?a=b"])
def test_the_newest_release_and_each_dated_one_have_an_address(port: int, path: str) -> None:
    answer = ask(port, path)
    assert answer.status == 200
    assert answer.getheader("Content-Type") == "text/html; charset=utf-8"
    policy = answer.getheader("Content-Security-Policy") or ""
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b"front" in answer.read()


def test_the_root_leads_to_the_newest_release_and_scripts_have_their_type(port: int) -> None:
    assert (ask(port, "/").status, ask(port, "/").getheader("Location")) == (302, "/latest/")
    assert ask(port, "/latest/assets/site.js").getheader("Content-Type") == "text/javascript; charset=utf-8"


@pytest.mark.parametrize(
    "path",
    [
        "/latest/assets/",
        "/latest/../thirds.duckdb",
        "/latest/%2e%2e/thirds.duckdb",
        "/latest/..%2fthirds.duckdb",
        "/latest/%5c..%5cthirds.duckdb",
        "/releases/" + STAMP + "/thirds.duckdb",
        "/latest/%00",
        "//etc/passwd",
        "/20200101T000000Z/",
        "/archive/",
    ],
)
def test_nothing_else_of_the_folder_is_shown_and_no_folder_is_listed(port: int, path: str) -> None:
    assert ask(port, path).status == 404


def test_other_names_and_other_methods_are_refused(port: int) -> None:
    """A page of the web whose name was made to lead to this machine could otherwise read what is here."""
    assert ask(port, "/latest/", host="rebound.example").status == 421
    assert ask(port, "/latest/", host=f"localhost:{port}").status == 200
    assert ask(port, "/latest/", method="POST").status == 501
    assert ask(port, "/latest/", method="HEAD").status == 200


def test_what_is_wrong_is_said(shelf: Path, port: int, tmp_path: Path) -> None:
    with pytest.raises(ServeError, match="run `thirds audit` first"):
        server_of(tmp_path)
    with pytest.raises(ServeError, match=f"port {port}: Address already in use"):
        server_of(shelf, port)


def test_the_command_prints_its_address_and_ends_when_it_is_told_to(shelf: Path) -> None:
    command = [str(Path(sys.executable).parent / "thirds"), "serve", "--out", str(shelf), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        address = serving.stdout.readline().strip()
        assert address.startswith(f"http://{LOOPBACK}:")
        assert ask(int(address.split(":")[2].split("/")[0]), "/latest/").status == 200
        serving.terminate()
        assert serving.wait(timeout=20) == 0
