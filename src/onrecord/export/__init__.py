"""Export: records as files other people and programs open."""

from .compared import compared_page, side_by_side
from .page import edition, index_page, page
from .page_marks import shown
from .page_notes import Note
from .schema import schema_json

__all__ = ["Note", "compared_page", "edition", "index_page", "page", "schema_json", "shown", "side_by_side"]
