"""Evidence grades, by the paper that the words stand in and by who published it.

The classifier grades by the words alone. The codebook also asks whose words they are: what a newspaper, a blog or a
list in a register says of a seat is provisional (grade D), however plain its words; and what a governing document, an
election notice or a minute of appointment says plainly is the best evidence that there is (grade A).
"""

import pandas as pd

PROVISIONAL = ("press", "register")
BETTER_THAN_PROVISIONAL = ("A", "B", "C")
DOCUMENTS = ("governing document", "election notice", "appointment minute")


def grade_by_source(seats: pd.DataFrame) -> pd.DataFrame:
    """The classified seats with the grade that their source allows, where the words alone gave A to C.

    `seats` has the columns grade, publisher (own, authority, register, press) and document (one of `DOCUMENTS`, or
    empty). An excluded seat keeps its grade: it has no class that could be better known. Source: codebook v1, "Evidence
    grades".
    """
    plain = seats["grade"].isin(BETTER_THAN_PROVISIONAL)
    provisional = plain & seats["publisher"].isin(PROVISIONAL)
    best = plain & ~provisional & seats["document"].isin(DOCUMENTS) & (seats["class"] != "excluded")
    return seats.assign(grade=seats["grade"].mask(provisional, "D").mask(best, "A"))
