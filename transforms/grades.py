"""Evidence grades, by who published the words.

The classifier grades by the words alone. The codebook also asks whose words they are: what a newspaper, a blog or a
list in a register says of a seat is provisional (grade D), however plain its words.
"""

import pandas as pd

PROVISIONAL = ("press", "register")
BETTER_THAN_PROVISIONAL = ("A", "B", "C")


def grade_by_publisher(seats: pd.DataFrame) -> pd.DataFrame:
    """The classified seats, with grade D where the press or a register is the source and the words alone gave A to C.

    `seats` has the columns grade and publisher (own, authority, register, press). Source: codebook v1, "Evidence
    grades".
    """
    provisional = seats["publisher"].isin(PROVISIONAL) & seats["grade"].isin(BETTER_THAN_PROVISIONAL)
    return seats.assign(grade=seats["grade"].mask(provisional, "D"))
