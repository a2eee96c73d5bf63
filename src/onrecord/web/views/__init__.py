"""The views: one module for each family of pages, each with a router."""

from . import files, home, statements

ROUTERS = (files.router, home.router, statements.router)
