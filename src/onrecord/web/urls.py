"""Every address of the application, made in one place; nothing else builds a path."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import quote, urlencode

# Where the findings of each kind are listed.
LISTINGS: Mapping[str, str] = MappingProxyType(
    {
        "commitment": "/commitments",
        "figure": "/figures",
        "effect": "/effects",
        "attribution": "/attributions",
        "programme": "/programmes",
    }
)
# The kinds whose findings have a page each.
OWN_PAGES = ("commitment", "figure", "effect")


def with_query(path: str, parameters: Mapping[str, str | tuple[str, ...] | None]) -> str:
    """A path with the parameters that have a value; one that has several is repeated."""
    kept = {name: value for name, value in parameters.items() if value}
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


def twin(path: str) -> str:
    """The address of a page's JSON."""
    return "/.json" if path == "/" else f"{path}.json"


class Urls:
    """The addresses of pages; templates hold one as `urls`."""

    home = "/"
    statements = "/statements"
    add = "/add"
    search = "/search"
    queue = "/review"
    compare = "/compare"
    actors = "/actors"
    commitments = LISTINGS["commitment"]
    figures = LISTINGS["figure"]
    attributions = LISTINGS["attribution"]
    programmes = LISTINGS["programme"]
    board = "/commitments/board"
    actor_profile = "/actor"
    programme_profile = "/programme"
    series = "/series"
    openapi = "/-/openapi.json"
    assets = "/-/assets/"
    languages = "/-/language/"
    login = "/login"
    logout = "/logout"
    me = "/me"
    users = "/users"
    changed_user = "/users/change"
    removed_user = "/users/remove"

    def statement(self, id: str, start: int | None = None, end: int | None = None) -> str:  # noqa: A002
        """The reader of a statement, at some characters of it where they are given."""
        at = f"#char={start},{end}" if start is not None else ""
        return f"/statements/{quote(id, safe='')}{at}"

    def source(self, id: str) -> str:  # noqa: A002
        """The original bytes of a statement, as a download."""
        return f"{self.statement(id)}/source"

    def text(self, id: str) -> str:  # noqa: A002
        """The text of a statement."""
        return f"{self.statement(id)}/text"

    def findings(self, id: str) -> str:  # noqa: A002
        """Where a finding is added to a statement."""
        return twin(f"{self.statement(id)}/findings")

    def check(self, id: str) -> str:  # noqa: A002
        """Where a statement is checked against the held series."""
        return f"{self.statement(id)}/check"

    def checks(self, id: str) -> str:  # noqa: A002
        """What the series say of a statement's figures and effects."""
        return f"{self.statement(id)}/checks"

    def paper(self, id: str, number: int) -> str:  # noqa: A002
        """A page of a statement's PDF beside its text."""
        return f"{self.statement(id)}/pages/{number}"

    def paper_image(self, id: str, number: int) -> str:  # noqa: A002
        """The same page as an image."""
        return f"{self.paper(id, number)}/image"

    def finding(self, kind: str, key: str) -> str:
        """The page of one commitment, figure or effect."""
        return f"{LISTINGS[kind]}/{quote(key, safe='')}"

    def one_series(self, name: str) -> str:
        """The page of one official series."""
        return with_query(f"{self.series}/one", {"id": name})

    def actor(self, name: str) -> str:
        """The profile of somebody."""
        return with_query(self.actor_profile, {"name": name})

    def programme(self, name: str) -> str:
        """The profile of a programme."""
        return with_query(self.programme_profile, {"name": name})

    def review(self, finding: str) -> str:
        """Where something is said of a finding."""
        return f"/findings/{quote(finding, safe='')}/review"

    def asset(self, name: str, version: str) -> str:
        """A file of the application; its version changes with its content."""
        return f"{self.assets}{name}?v={version}"

    def json(self, path: str) -> str:
        """The JSON twin of a page, its parameters kept."""
        bare, _, query = path.partition("?")
        return twin(bare) + (f"?{query}" if query else "")


URLS = Urls()
