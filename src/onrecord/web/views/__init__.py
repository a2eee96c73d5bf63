"""The views: one module for each family of pages, each with a router."""

from . import add, compare, files, findings, home, login, me, review, search, statements, users

ROUTERS = (
    files.router,
    home.router,
    add.router,
    statements.router,
    search.router,
    review.router,
    compare.router,
    findings.router,
    login.router,
    me.router,
    users.router,
)
