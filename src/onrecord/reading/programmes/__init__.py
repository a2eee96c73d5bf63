"""Programmes: named initiatives, forums, bodies, agreements and processes."""

from .find import find_programmes

__all__ = ["find_programmes"]
