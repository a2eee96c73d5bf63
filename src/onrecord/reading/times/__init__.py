"""Time expressions, normalised to TIMEX3 values and intervals of days.

A pattern (`grammar`) over the words' classes finds an expression, `resolve` gives it its meaning against the day of
publication, `calendar` turns the value into days, and the words before it ("since", "by", "the end of") set the ends.
"""

from .calendar import days_after
from .find import find_times

__all__ = ["days_after", "find_times"]
