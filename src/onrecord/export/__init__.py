"""Export: records as files other people and programs open."""

from .page import index_page, page
from .schema import schema_json

__all__ = ["index_page", "page", "schema_json"]
