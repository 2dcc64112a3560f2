"""The way to a host: its address, its certificate, and two hundred of them at once."""

import asyncio
import json
import socket
import ssl
import subprocess
import sys
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pandas as pd
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from spiders.addresses import is_public
from spiders.run import crawl
from spiders.targets import Target
from tests.spiders.hosts import HTML, Asked, Pages, hosting, listening, say

BOARD = (
    b"<html><body><h1>Invented Board</h1><h2>Board of directors</h2><ul><li>Testa Alpha - Chair</li>"
    b"<li>Testo Beta - Staff director</li></ul></body></html>"
)
PEOPLE = ["Testa Alpha", "Testo Beta"]
SITE: Pages = {"/board": (200, HTML, BOARD)}


def target(url: str) -> Target:
    return Target("board", "XI-THIRDS-board", "Invented Board", "board of directors", url)


def test_hosts_that_find_their_port_taken_on_one_address_move_together() -> None:
    with socket.create_server(("127.0.14.2", 0)) as taken:
        port = taken.getsockname()[1]
        sockets = listening(["127.0.14.1", "127.0.14.2", "127.0.14.3"], port)
    ports = {bound.getsockname()[1] for bound in sockets}
    for bound in sockets:
        bound.close()
    assert len(sockets) == 3
    assert len(ports) == 1
    assert port not in ports


def test_two_hundred_hosts_are_asked_side_by_side(tmp_path: Path) -> None:
    # No host answers before all of them have been asked: a crawl that asks them in turn would never end.
    together = asyncio.Barrier(200)

    async def when_all_are_there(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await together.wait()
        await say(writer, 200, HTML, BOARD)

    with hosting({str(n): {"/board": when_all_are_there} for n in range(200)}, network="127.0.2.") as hosts:
        targets = [target(hosts.url(name)) for name in hosts.addresses]
        crawled = crawl(targets, "live", tmp_path / "live.warc.gz", tmp_path / "crawl", timeout=100)
    assert len(crawled.failures) == 0
    assert len(crawled.captures) == 200
    assert len(crawled.placed) == 400


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
        "169.254.0.1", "0.0.0.0", "0.1.2.3", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1", "198.18.0.1",
        "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
        "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "fec0::1", "ff02::1", "2001:db8::1",
        "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1",
        "64:ff9b::a9fe:a9fe", "64:ff9b:1::a00:1", "2002:7f00:1::", "2001::1", "100::1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "193.0.6.139", "2a00:1450:4009::1", "64:ff9b::808:808"])
def test_a_public_address_is_not(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses())
def test_opening_loopback_opens_nothing_else(address: object) -> None:
    text = str(address)
    assert is_public(text, loopback_open=True) == (is_public(text) or text.startswith("127.") or text == "::1")


@pytest.mark.parametrize("address", ["::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"])
def test_opened_loopback_is_not_open_in_disguise(address: str) -> None:
    assert not is_public(address, loopback_open=True)


def test_a_name_that_points_elsewhere_on_the_second_look_leads_nowhere(tmp_path: Path) -> None:
    # The connection is closed after each answer, so that the name is looked up again for the page itself.
    async def once(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await say(writer, 200, {"Content-Type": "text/plain", "Connection": "close"}, b"User-agent: *\nAllow: /")

    sites: dict[str, Pages] = {"public": {"/robots.txt": once, "/board": (200, HTML, BOARD)}, "mixed": SITE}
    with hosting(sites, network="127.0.3.") as hosts:
        job = tmp_path / "job.json"
        urls = [f"http://{name}.test:{hosts.port}/board" for name in ("rebinding", "inside", "mixed")]
        targets = [asdict(target(url)) for url in urls]
        job.write_text(json.dumps({"method": "live", "archive": str(tmp_path / "a.warc.gz"), "targets": targets}))
        subprocess.run([sys.executable, "-m", "tests.spiders.rebinding", str(job)], check=True, timeout=100)
    failures = pd.read_json(tmp_path / "failures.jsonl", lines=True)
    assert dict(zip(failures["url"], failures["cause"], strict=True)) == dict.fromkeys(urls[:2], "private address")
    assert hosts.paths("public") == ["/robots.txt"]
    # Of the addresses of a name, only those that are public are connected to.
    assert hosts.paths("mixed") == ["/robots.txt", "/board"]


def test_a_host_may_have_an_address_of_the_sixth_version(tmp_path: Path) -> None:
    with hosting({"six": SITE}, network="::") as hosts:
        assert hosts.addresses["six"] == "::1"
        url = f"http://[::1]:{hosts.port}/board"
        fresh = crawl([target(url)], "live", tmp_path / "a.warc.gz", tmp_path / "crawl", timeout=60)
        again = crawl([target(url)], "replay", tmp_path / "a.warc.gz", tmp_path / "again")
    assert list(fresh.placed["person_name"]) == list(again.placed["person_name"]) == PEOPLE


def certificate(folder: Path, host: str, days: int = 30) -> ssl.SSLContext:
    """A certificate for a host that vouches for itself, written to `HOST.pem`."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Invented host")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(datetime.now(UTC) - timedelta(days=60))
        .not_valid_after(datetime.now(UTC) + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(host))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{host}.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(path)
    return context


def test_only_a_certificate_that_is_trusted_and_the_hosts_own_is_good_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = certificate(tmp_path, "127.0.10.1")
    unknown = certificate(tmp_path, "127.0.11.1")
    stale = certificate(tmp_path, "127.0.12.1", days=-1)
    bundle = tmp_path / "bundle.pem"
    bundle.write_bytes(b"".join((tmp_path / f"127.0.{n}.1.pem").read_bytes() for n in (10, 12)))
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")  # and no proxy is taken from the environment
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with (
        hosting({"good": SITE}, trusted, "127.0.10.") as good,
        hosting({"unknown": SITE}, unknown, "127.0.11.") as unknown_host,
        hosting({"stale": SITE}, stale, "127.0.12.") as stale_host,
        hosting({"other": SITE}, trusted, "127.0.13.") as other,
    ):
        urls = {
            "good": good.url("good"),
            "unknown": unknown_host.url("unknown"),
            "out of date": stale_host.url("stale"),
            "another host's": other.url("other"),
        }
        targets = [target(url) for url in urls.values()]
        crawled = crawl(targets, "live", tmp_path / "a.warc.gz", tmp_path / "crawl", timeout=60)
    causes = dict(zip(crawled.failures["url"], crawled.failures["cause"], strict=True))
    assert {name: causes.get(url) for name, url in urls.items()} == {
        "good": None,
        "unknown": "tls",
        "out of date": "tls",
        "another host's": "tls",
    }
    assert list(crawled.placed["person_name"]) == PEOPLE
