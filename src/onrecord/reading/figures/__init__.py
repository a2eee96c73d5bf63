"""Figures: every quantity that measures something said.

`amounts` finds written numbers, `ranges` joins the two ends of a range, `context` reads what
stands around a figure (approximator, change, measure, when and where), `ranks` finds claims of rank and record
that need no number; `find` puts the record's figures together.
"""

from .find import find_figures

__all__ = ["find_figures"]
