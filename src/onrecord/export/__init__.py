"""Export: records as files other people and programs open."""

from .compared import compared_page
from .page import index_page, page
from .schema import schema_json

__all__ = ["compared_page", "index_page", "page", "schema_json"]
