"""How a command ends: nothing that a failed run held lives on."""

import os
import signal
import weakref
from collections.abc import Iterator
from contextlib import suppress

import pytest

from flows.failures import end_if_asked, end_when_asked, explained


@pytest.fixture
def handlers() -> Iterator[None]:
    """What the suite itself does on signals, put back after the test."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a suite in the background ignores Ctrl-C, and so did we
    yield
    end_when_asked()  # forgets
    for number, handler in before.items():
        signal.signal(number, handler)


class Held:
    """Something that a run has open."""


def test_an_interrupt_lets_go_of_what_the_run_held_also_where_it_was_raised_over_another() -> None:
    held: list[weakref.ref[Held]] = []
    kept: list[BaseException] = []  # as Prefect keeps what ended a task

    def run() -> None:
        database = Held()
        held.append(weakref.ref(database))
        raise KeyboardInterrupt

    with explained() as outcome:
        try:
            run()
        except KeyboardInterrupt as interrupt:
            kept.append(interrupt)
            raise KeyboardInterrupt("nothing was published") from None
    assert outcome.code == 1
    assert kept
    assert held[0]() is None


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.usefixtures("handlers")
def test_an_interrupt_over_which_a_library_went_on_is_not_lost(ending: signal.Signals) -> None:
    with explained() as outcome:
        end_when_asked()
        end_if_asked()
        with suppress(BaseException):  # as a library does that can do without what it tries to import
            os.kill(os.getpid(), ending)
        end_if_asked()
    assert outcome.code == 1


@pytest.mark.usefixtures("handlers")
def test_an_interrupt_that_whoever_called_ignores_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_when_asked()
    os.kill(os.getpid(), signal.SIGINT)
    end_if_asked()
