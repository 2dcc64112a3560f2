"""Evidence grades, by who published the words.

The classifier grades by the words alone. The codebook also asks whose words they are: what a newspaper or a blog says
of a seat is provisional (grade D), however plain its words.
"""

import pandas as pd

BETTER_THAN_PROVISIONAL = ("A", "B", "C")


def grade_by_publisher(seats: pd.DataFrame) -> pd.DataFrame:
    """The classified seats, with grade D where the press is the source and the words alone gave A to C.

    `seats` has the columns grade and publisher (own, authority, press). Source: codebook v1, "Evidence grades".
    """
    provisional = (seats["publisher"] == "press") & seats["grade"].isin(BETTER_THAN_PROVISIONAL)
    return seats.assign(grade=seats["grade"].mask(provisional, "D"))
