"""Reading: a Statement becomes a Record."""

from .encoder import NoWeights
from .reader import Reader, id_of

__all__ = ["NoWeights", "Reader", "id_of"]
