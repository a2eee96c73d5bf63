"""Reading: a Statement becomes a Record."""

from onrecord.record import id_of

from .encoder import NoWeights
from .reader import Reader

__all__ = ["NoWeights", "Reader", "id_of"]
