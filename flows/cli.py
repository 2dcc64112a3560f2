"""The command `thirds`: what an operator, an analyst or a contributor types.

stdout carries data, stderr talk. Exit codes: 0 good, 1 the work failed, 2 bad usage. Nothing heavy is imported until
a command needs it, so that `thirds --help` answers at once.
"""

import argparse
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from flows import commands
from flows.failures import explained, require_output


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    with explained() as outcome:
        require_output()
        asked = build_parser().parse_args(arguments)
        outcome.code = asked.run(asked)
    return outcome.code


def build_parser() -> argparse.ArgumentParser:
    """The command line, with the help of every command."""
    parser = argparse.ArgumentParser(
        prog="thirds",
        description="Audits the boards of British public-service organisations: how far is each from a third workers, "
        "a third users, a third the state?",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"thirds {version('thirds')}")
    several = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_audit(several)
    _add_extract(several)
    _add_probe(several)
    _add_check(several)
    _add_classify(several)
    _add_explain(several)
    _add_review(several)
    _add_score(several)
    _add_what_if(several)
    _add_findings(several)
    _add_serve(several)
    _add_status(several)
    _add_releases(several)
    facsimile = several.add_parser("facsimile", help="build the embedded archive from the transcribed listings")
    facsimile.add_argument("--to", type=Path, metavar="WARC", help="write there, not to data/archive/facsimile.warc.gz")
    facsimile.set_defaults(run=commands.facsimile)
    return parser


def _folder(words: str) -> Path:
    if not words.strip():
        raise argparse.ArgumentTypeError("an empty name is no folder")
    return Path(words)


def _count(words: str) -> int:
    if not words.isascii() or not words.isdigit():
        raise argparse.ArgumentTypeError(f"a count of seats is a whole number from 0, not {words!r}")
    return int(words)


def _port(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words) > 65535:
        raise argparse.ArgumentTypeError(f"a port is a whole number from 0 to 65535, not {words!r}")
    return int(words)


def _number(words: str) -> int:
    if not words.isascii() or not words.isdigit() or int(words) < 1:
        raise argparse.ArgumentTypeError(f"this must be a whole number from 1, not {words!r}")
    return int(words)


def _past(words: str) -> str:
    from datetime import UTC, datetime

    from spiders.wayback_index import middle_of

    if words == "today":
        return words
    try:
        middle_of(words)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
    if words > datetime.now(UTC).date().isoformat():
        raise argparse.ArgumentTypeError(f"no archive holds the future, and {words} is yet to come")
    return words


def _add_audit(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    audit = several.add_parser(
        "audit",
        help="crawl, classify, score, check and publish a release",
        description="Without options: replays the embedded archive and publishes to data/out.",
    )
    source = audit.add_mutually_exclusive_group()
    source.add_argument("--replay", type=Path, metavar="WARC", help="replay this archive instead of the embedded one")
    source.add_argument("--live", action="store_true", help="crawl the sites themselves; everything received is kept")
    source.add_argument(
        "--wayback",
        nargs="?",
        const="today",
        type=_past,
        metavar="DATE",
        help="read the sites as the Wayback Machine kept them nearest DATE (YYYY, YYYY-MM, YYYY-MM-DD; else today)",
    )
    audit.add_argument("--only", nargs="+", default=[], metavar="SLUG", help="audit only these organisations")
    audit.add_argument(
        "--accept-drift",
        action="store_true",
        help="publish although the release differs much from the last one: you have looked, and it is right",
    )
    audit.add_argument(
        "--afresh",
        action="store_true",
        help="make a release although nothing has changed since the latest; with --live or --wayback: ask for every "
        "page, although a crawl of today was cut off and could go on",
    )
    audit.add_argument("--out", type=_folder, metavar="DIR", help="publish there instead of data/out")
    audit.add_argument("--data", type=_folder, metavar="DIR", help="read sources and facts there instead of data")
    audit.add_argument(
        "--runner",
        choices=("local", "dask"),
        default="local",
        help="who reads pages and classifies seats: this machine, or a Dask cluster (see docs/operations.md)",
    )
    audit.add_argument("--scheduler", default="", metavar="ADDRESS", help="with --runner dask: tcp://HOST:8786")
    audit.set_defaults(run=commands.audit, usage_error=audit.error)


def _add_extract(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    extract = several.add_parser("extract", help="read the people off board pages: saved HTML files, or addresses")
    extract.add_argument("pages", nargs="+", metavar="PAGE", help="a saved HTML file, or an http(s) address")
    extract.add_argument("--url", default="", help="the address that a saved page came from")
    extract.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="form of the rows on stdout")
    extract.set_defaults(run=commands.extract)


def _add_probe(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    probe = several.add_parser(
        "probe",
        help="look at one page, and draft the source file for it",
        description="What is on the page goes to stderr, a source file for data/sources to stdout.",
    )
    probe.add_argument("page", metavar="PAGE", help="an http(s) address, or a saved HTML file")
    probe.add_argument("--url", default="", help="the address that a saved page came from")
    probe.add_argument("--data", type=_folder, metavar="DIR", help="look organisations up there instead of in data")
    probe.set_defaults(run=commands.probe, usage_error=probe.error)


def _add_check(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = several.add_parser(
        "check",
        help="look for mistakes in organisations, sources and facts, offline",
        description="One line a finding on stdout, `file:line: severity: sentence`. Exit code 1 where one is an error.",
    )
    check.add_argument("slugs", nargs="*", metavar="SLUG", help="say only what concerns these organisations")
    check.add_argument("--data", type=_folder, metavar="DIR", help="check there instead of data")
    check.set_defaults(run=commands.check)


def _add_classify(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    classify = several.add_parser(
        "classify",
        help="classify the seats of a CSV file",
        description="Columns organisation, family, body, role, group, name; others pass through. Adds class, subclass, "
        "route, rule, grade, why.",
    )
    classify.add_argument("table", type=Path, metavar="IN.csv")
    classify.add_argument("--out", type=Path, metavar="OUT.csv", help="write there, not to stdout")
    classify.set_defaults(run=commands.classify)


def _add_explain(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    explain = several.add_parser(
        "explain",
        help="say why each seat of a board, or one label, has its class",
        description="Either the SLUG of an organisation, whose latest boards in a release are printed with the reason "
        "for each seat, or one label: --role, and what is known of it.",
    )
    explain.add_argument("slug", nargs="?", metavar="SLUG")
    explain.add_argument("--release", type=_folder, metavar="DIR", help="read this release, not data/out/latest")
    for option, what in (
        ("role", "the role as published"),
        ("body", "the body, for example: board of trustees"),
        ("group", "the heading above the name"),
        ("organisation", "the organisation's name"),
        ("family", "its family, for example nhs_foundation_trust"),
        ("name", "the holder as printed: only a title such as Cllr counts, and it is not printed again"),
    ):
        explain.add_argument(f"--{option}", metavar="WORDS", help=what)
    explain.add_argument("--json", action="store_true", help="JSON instead of sentences")
    explain.set_defaults(run=commands.explain, usage_error=explain.error)


def _add_review(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    review = several.add_parser(
        "review",
        help="look at the open, disputed and provisional seats of a release, one by one",
        description="A conversation on a terminal. Each answer is kept as it is given, in data/reviews.csv, and where "
        "it differs from the classifier's, on request, as an entry of data/corrections.yml.",
    )
    review.add_argument("slugs", nargs="*", metavar="SLUG", help="only seats of these organisations")
    review.add_argument(
        "--as", dest="reviewer", metavar="WHO", help="your initials or role, as published with a correction"
    )
    review.add_argument("--list", action="store_true", help="only print what there is to look at, and ask nothing")
    review.add_argument("--release", type=_folder, metavar="DIR", help="read this release, not data/out/latest")
    review.add_argument("--data", type=_folder, metavar="DIR", help="write corrections there instead of in data")
    review.set_defaults(run=commands.review, usage_error=review.error)


def _add_score(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    score = several.add_parser(
        "score",
        help="score boards: one from counts, or every row of a CSV file",
        description="Either a CSV file with the columns worker, user, state, management and optionally unclassified "
        "(others pass through), or the counts of one board.",
    )
    score.add_argument("table", nargs="?", type=Path, metavar="BOARDS.csv")
    for seat_class in ("worker", "user", "state", "management"):
        score.add_argument(
            f"--{seat_class}", type=_count, metavar="N", help=f"filled voting seats of class {seat_class}"
        )
    score.add_argument("--unclassified", type=_count, default=None, metavar="N", help="seats whose class is not known")
    score.add_argument("--total", type=_count, default=None, metavar="N", help="all filled voting seats")
    score.add_argument("--json", action="store_true", help="JSON instead of CSV")
    score.set_defaults(run=commands.score, usage_error=score.error)


def _add_what_if(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    what_if = several.add_parser(
        "what-if",
        help="say what it would take to bring the boards of an organisation to each band",
        description="For each body the fewest seats to change, within the law. Without a limit a board grows no larger "
        "than it is.",
    )
    what_if.add_argument("slug", metavar="SLUG")
    limit = what_if.add_mutually_exclusive_group()
    limit.add_argument("--fixed-size", action="store_true", help="the board keeps its size")
    limit.add_argument("--add-only", action="store_true", help="nobody leaves; the board may grow")
    limit.add_argument("--max-size", type=_count, metavar="N", help="the board has at most N seats")
    what_if.add_argument("--release", type=_folder, metavar="DIR", help="read this release, not data/out/latest")
    what_if.add_argument("--json", action="store_true", help="JSON instead of sentences")
    what_if.set_defaults(run=commands.what_if)


def _add_findings(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    findings = several.add_parser(
        "findings",
        help="print the sentences that a release supports, with the boards behind each and the proof",
        description="They are about the boards of the release. A finding whose query finds nothing is not there.",
    )
    findings.add_argument("--release", type=_folder, metavar="DIR", help="read this release, not data/out/latest")
    findings.add_argument("--json", action="store_true", help="JSON, with boards and queries, instead of sentences")
    findings.set_defaults(run=commands.findings)


def _add_serve(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    serve = several.add_parser(
        "serve",
        help="show the sites of the releases to a browser on this machine",
        description="Answers on 127.0.0.1 alone: /latest/ is the newest release, /<stamp>/ each one. Ctrl-C ends it.",
    )
    serve.add_argument("--out", type=_folder, metavar="DIR", help="the folder that holds the releases, not data/out")
    serve.add_argument("--port", type=_port, default=8765, metavar="N", help="8765 unless given; 0 takes a free one")
    serve.set_defaults(run=commands.serve)


def _add_status(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    status = several.add_parser(
        "status",
        help="say what is stale, failing, held back, or due for review or a look by hand",
        description="Exit code 1 where somebody should do something now.",
    )
    status.add_argument("--out", type=_folder, metavar="DIR", help="look there instead of in data/out")
    status.add_argument("--data", type=_folder, metavar="DIR", help="read the sources there instead of in data")
    status.add_argument("--json", action="store_true", help="all of it as JSON, for machines")
    status.set_defaults(run=commands.status)


def _add_releases(several: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    listed = several.add_parser(
        "releases",
        help="list the releases, and check that each is as it was published",
        description="Exit code 1 where a file has changed or is missing.",
    )
    listed.add_argument("--keep", type=_number, metavar="N", help="take all but the newest N away first")
    diff = several.add_parser(
        "diff",
        help="say what changed from one release to another, and why",
        description="A release is named by its stamp, or `latest`.",
    )
    diff.add_argument("before", metavar="A")
    diff.add_argument("after", metavar="B", nargs="?", default="latest")
    diff.add_argument("--format", choices=("text", "csv"), default="text", help="form of the changes on stdout")
    again = several.add_parser(
        "rebuild",
        help="make a release again from what it was made from, and compare every byte",
        description="Nothing is published. Exit code 1 where something differs.",
    )
    again.add_argument("release", metavar="STAMP", nargs="?", default="latest")
    for parser, run in ((listed, commands.releases), (diff, commands.diff), (again, commands.rebuild)):
        parser.add_argument("--out", type=_folder, metavar="DIR", help="look there instead of in data/out")
        parser.set_defaults(run=run)


if __name__ == "__main__":
    sys.exit(main())
