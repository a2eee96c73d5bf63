"""Reading: a Statement becomes a Record."""

from .reader import Reader, id_of

__all__ = ["Reader", "id_of"]
