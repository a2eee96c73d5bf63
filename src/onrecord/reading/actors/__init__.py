"""Actors: persons, states, organisations and groups, one identity each for all their names."""

from .find import find_actors

__all__ = ["find_actors"]
