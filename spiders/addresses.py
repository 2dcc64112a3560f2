"""Where we connect to: public addresses only, whatever a source, a redirect or a name server says.

Names are looked up where the connection is made, and only checked addresses are handed out: the engine connects to
those very addresses, so a name that points elsewhere on the second look (DNS rebinding) gains nothing, and no way of
writing a host (decimal, octal, IPv4 within IPv6) hides what it stands for. First requests, redirects and robots.txt
all come through here.
"""

import os
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from twisted.internet.interfaces import IHostnameResolver, IResolutionReceiver
from zope.interface import implementer

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

LOOPBACK_VARIABLE = "THIRDS_OPEN_LOOPBACK"
# The well-known prefix of NAT64 (RFC 6052): what counts is the IPv4 address in its last four bytes.
NAT64 = IPv6Network("64:ff9b::/96")
# IPv4 in IPv6 that an honest name server never gives: mapped, compatible, 6to4.
DISGUISED = (IPv6Network("::ffff:0:0/96"), IPv6Network("::/96"), IPv6Network("2002::/16"))
WEB_PORTS = (80, 443)
FIRST_FREE_PORT = 1024


class PrivateAddressError(Exception):
    """The host's address is not on the public Internet, or the port is another service's; we do not go there."""


def is_public(address: str, loopback_open: bool = False) -> bool:
    """Whether an IP address is one that anybody on the Internet could reach, and that names one host.

    Not public: loopback, private, link-local (with it the metadata services of clouds), carrier-grade NAT,
    unspecified, multicast, reserved, and IPv4 disguised as IPv6. A NAT64 address is judged by the address within.
    """
    found = ip_address(address.partition("%")[0])
    if found.is_loopback:
        return loopback_open
    if isinstance(found, IPv6Address):
        if found in NAT64:
            return is_public(str(IPv4Address(found.packed[-4:])))
        if any(found in network for network in DISGUISED) or found.is_site_local:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def without_userinfo(url: str) -> str:
    """The address without a user name and a password: they are neither sent nor written down."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl() if "@" in parts.netloc else url


def check_port(port: int | None) -> None:
    """Refuse the ports of other services to a redirect, so that none makes us talk to a mail server.

    The address in a source file may name any port: a person has read it there.

    Raises:
        PrivateAddressError: the port is below 1024 and not the web's.
    """
    if port is not None and port < FIRST_FREE_PORT and port not in WEB_PORTS:
        raise PrivateAddressError(f"port {port} is not a port of the web")


@implementer(IResolutionReceiver)
class _Sieve:
    """Passes on the public addresses of a host, and notes on the resolver which hosts had others."""

    def __init__(self, receiver: Any, host: str, resolver: "PublicResolver"):
        self.receiver = receiver
        self.host = host
        self.resolver = resolver
        self.public = 0
        self.refused: list[str] = []

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802 - Twisted's name
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802 - Twisted's name
        if is_public(address.host, self.resolver.loopback_open):
            self.public += 1
            self.receiver.addressResolved(address)
        else:
            self.refused.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802 - Twisted's name
        if self.refused and not self.public:
            self.resolver.refused[self.host] = self.refused[0]
        else:
            self.resolver.refused.pop(self.host, None)
        self.receiver.resolutionComplete()


@implementer(IHostnameResolver)
class PublicResolver:
    """The reactor's resolver, handing out public addresses only; nothing is remembered from one look to the next.

    `refused` says for which hosts only other addresses were found, since Twisted knows no such outcome.
    """

    def __init__(self, reactor: Any):
        self.reactor = reactor
        self.asked = reactor.nameResolver
        self.loopback_open = os.environ.get(LOOPBACK_VARIABLE) == "1"
        self.refused: dict[str, str] = {}

    @classmethod
    def from_crawler(cls, crawler: "Crawler", reactor: Any) -> "PublicResolver":  # noqa: ARG003 - Scrapy's signature
        """Made by Scrapy, from the setting `TWISTED_DNS_RESOLVER`."""
        return cls(reactor)

    def install_on_reactor(self) -> None:
        """Take the place of the reactor's own resolver."""
        self.reactor.installNameResolver(self)

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803 - Twisted's name
        hostName: str,  # noqa: N803 - Twisted's name
        portNumber: int = 0,  # noqa: N803 - Twisted's name
        addressTypes: Sequence[type] | None = None,  # noqa: N803 - Twisted's name
        transportSemantics: str = "TCP",  # noqa: N803 - Twisted's name
    ) -> Any:
        """Look the name up, and let the public ones of its addresses through."""
        return self.asked.resolveHostName(
            _Sieve(resolutionReceiver, hostName, self), hostName, portNumber, addressTypes, transportSemantics
        )


def refused_address(host: str) -> str | None:
    """The address for which the installed resolver refused the host, if it did."""
    from twisted.internet import reactor

    resolver = getattr(reactor, "nameResolver", None)
    return resolver.refused.get(host) if isinstance(resolver, PublicResolver) else None
