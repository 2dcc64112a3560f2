"""What the benchmarks measured is printed once, as one table, when all are done; `make bench` keeps it in the docs."""

from collections.abc import Callable

import pytest

from tests.benchmarks.table import WHOLE, Row, as_markdown, as_property, machine, rows_of, write_into
from tests.conftest import PROJECT

PAGE = PROJECT / "docs" / "performance.md"


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Callable[[Row], None]:
    """Takes a row for the table."""

    def take(row: Row) -> None:
        request.node.user_properties.append(as_property(row))

    return take


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, exitstatus: int) -> None:
    """Print the table, and write it down where all of it was measured."""
    reports = [each for reports in terminalreporter.stats.values() for each in reports]
    rows = [
        row
        for report in reports
        if getattr(report, "when", "") == "call"
        for row in rows_of(getattr(report, "user_properties", ()))
    ]
    if not rows:
        return
    terminalreporter.write_line("")
    terminalreporter.write_line(as_markdown(rows))
    if WHOLE and exitstatus == 0:
        write_into(PAGE, rows, machine())
        terminalreporter.write_line(f"written into {PAGE.relative_to(PROJECT)}")
