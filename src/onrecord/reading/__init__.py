"""Reading: a Statement becomes a Record."""

from onrecord.record import id_of

from .encoder import NoWeights
from .pipeline import words_forgotten
from .reader import Reader, reader_info
from .stream import read_each

__all__ = ["NoWeights", "Reader", "id_of", "read_each", "reader_info", "words_forgotten"]
