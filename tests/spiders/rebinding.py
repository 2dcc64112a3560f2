"""A crawl whose name server lies: run as `python -m tests.spiders.rebinding JOB.json` in the place of `spiders.child`.

The name server stands where the reactor looks names up, before ours is put in front of it: `rebinding.test` is an
address that we may go to on the first look and a private one on every later look, `inside.test` is private,
`mixed.test` is both. (Loopback is open to tests, so it plays the public Internet here.)
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scrapy.resolver import HostResolution
from scrapy.utils.reactor import install_reactor
from twisted.internet.address import IPv4Address
from twisted.internet.interfaces import IHostnameResolver
from zope.interface import implementer


@implementer(IHostnameResolver)
class LyingResolver:
    """Gives the addresses of a table, one list a look."""

    def __init__(self, table: dict[str, list[list[str]]]):
        self.table = table
        self.looks: dict[str, int] = {}

    def resolveHostName(  # noqa: N802 - Twisted's name
        self,
        resolutionReceiver: Any,  # noqa: N803 - Twisted's name
        hostName: str,  # noqa: N803 - Twisted's name
        portNumber: int = 0,  # noqa: N803 - Twisted's name
        addressTypes: Sequence[type] | None = None,  # noqa: N803 - Twisted's name
        transportSemantics: str = "TCP",  # noqa: N803 - Twisted's name
    ) -> Any:
        lists = self.table[hostName]
        look = self.looks.get(hostName, 0)
        self.looks[hostName] = look + 1
        resolutionReceiver.resolutionBegan(HostResolution(hostName))
        for address in lists[min(look, len(lists) - 1)]:
            resolutionReceiver.addressResolved(IPv4Address("TCP", address, portNumber))
        resolutionReceiver.resolutionComplete()
        return HostResolution(hostName)


def main(job: Path) -> None:
    install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor

    from spiders.child import run_job

    table = {
        "rebinding.test": [["127.0.3.1"], ["10.255.255.1"]],
        "inside.test": [["10.255.255.1", "169.254.169.254"]],
        "mixed.test": [["10.255.255.1", "127.0.3.2"]],
    }
    reactor.installNameResolver(LyingResolver(table))
    run_job(job)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
