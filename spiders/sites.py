"""What one site is: the hosts of one registrable domain, which are one owner's, and often one machine."""

from functools import lru_cache
from urllib.parse import urlsplit

from tldextract import TLDExtract

# The list of public suffixes that comes with the package: a crawl asks nobody for a newer one. Its private part counts:
# neighbours on one blog host are not one site.
_suffixes = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)


def site_of(url: str) -> str:
    """The registrable domain of an address; its host where that has none (an IP address, a name without a dot)."""
    host = (urlsplit(url).hostname or "").casefold()
    return _registrable(host) or host


def same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site: the same registrable domain, or the same host and port without one."""
    left, right = urlsplit(one), urlsplit(other)
    if left.netloc == right.netloc:
        return True
    domain = _registrable(left.hostname or "")
    return bool(domain) and domain == _registrable(right.hostname or "") and left.port == right.port


@lru_cache(maxsize=4096)
def _registrable(host: str) -> str:
    return _suffixes(host).top_domain_under_public_suffix
