"""The views: one module for each family of pages, each with a router."""

from . import add, compare, files, findings, home, review, search, statements

ROUTERS = (
    files.router,
    home.router,
    add.router,
    statements.router,
    search.router,
    review.router,
    compare.router,
    findings.router,
)
