"""How a command ends: nothing that a failed run held lives on."""

import weakref

from flows.failures import explained


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
