"""Pictures of every page of the web application, of the project's own examples.

    python tools/screenshots.py [FOLDER]

They go to `docs/screenshots`, or to the folder given: at 1280 and at 390 pixels, light and dark. Look at them.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from onrecord.archive import Archive, Sought, Users, open_archive
from onrecord.check import SeriesStore
from onrecord.intake import Document, Intake, check_kept
from onrecord.sources import Facts, Original
from onrecord.web import Settings, hashed, make_app
from onrecord.web.urls import URLS, with_query

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))
from tests.sources.making import pdf  # noqa: E402
from tests.web.serving import served_at  # noqa: E402

SIZES = ((1280, 900), (390, 844))
SERIES = ROOT / "examples" / "series"
PASSWORD = "correct horse of Hollin"  # noqa: S105 - of users who live as long as the pictures take
LEAVES = (
    ["Ministry of Ports of Arvenia", "", "The port of Hollin", "", "Arvenia will open the port of Hollin by 2032."],
    ["Trade through the port rose to $3 billion in 2031.", "", "Lodria thanked Arvenia for the new quays."],
)


def fill(archive: Archive) -> dict[str, str]:
    """Add the examples, check and review some; the names of what pages are asked for."""
    ids = {}
    for path in sorted((ROOT / "examples").glob("*.txt")):
        document = Document(path.name, original=Original(path.read_bytes(), path.name))
        ids[path.stem] = str(next(iter(Intake(archive, Facts()).add([document]))).id)
    facts = Facts(issuer="Arvenia", published="2024-05-21", title="The harbour council of Port Selva")
    statement = Original((SERIES / "statement.txt").read_bytes(), "harbour-council.txt")
    printed = Original(pdf(LEAVES, title="The port of Hollin"), "port.pdf", "application/pdf")
    documents = [Document("harbour-council.txt", original=statement)]
    ids["checked"] = str(next(iter(Intake(archive, facts).add(documents))).id)
    facts = Facts(issuer="Arvenia", published="2032-02-03", title="The port of Hollin", kind="press-release")
    ids["paged"] = str(next(iter(Intake(archive, facts).add([Document("port.pdf", original=printed)]))).id)
    check_kept(archive, archive.record_of(ids["checked"]), SeriesStore.of(SERIES))
    archive.add_failure("scan-of-1998.pdf", "no text can be read from it: its pages are images")
    rows = archive.find("commitment").rows
    archive.review(rows[0].key, "accept", who="Ana", why="as the transcript has it")
    archive.review(rows[1].key, "reject", who="Ana")
    return ids


def pages(archive: Archive, ids: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The name of each picture and the address of its page."""
    figure, effect = (archive.find(kind, Sought(verdict="contradicted")).rows[0] for kind in ("figure", "effect"))
    commitment = archive.find("commitment", Sought(standing="accepted")).rows[0]
    yield from (("home", "/"), ("statements", URLS.statements), ("add", URLS.add), ("review", URLS.queue))
    yield "search", with_query(URLS.search, {"q": "border"})
    yield from (("reader", URLS.statement(ids["arvenia-readout"])), ("reader-pdf", URLS.statement(ids["paged"])))
    yield from (("page", URLS.paper(ids["paged"], 1)), ("checks", URLS.checks(ids["checked"])))
    yield "compare-choice", with_query(URLS.compare, {"a": ids["arvenia-readout"]})
    yield "compare", with_query(URLS.compare, {"a": ids["arvenia-readout"], "b": ids["lodria-readout"]})
    for kind in ("commitments", "figures", "effects", "attributions", "programmes"):
        yield kind, f"/{kind}"
    yield "board", with_query(URLS.board, {"by": "actor"})
    yield "board-deadline", with_query(URLS.board, {"by": "deadline"})
    for kind, row in (("commitment", commitment), ("figure", figure), ("effect", effect)):
        yield kind, URLS.finding(kind, row.key)
    yield from (("actors", URLS.actors), ("actor", URLS.actor("Arvenia")))
    yield "programme", URLS.programme("Joint Commission on the Selm Strait")
    yield from (("series", URLS.series), ("one-series", URLS.one_series("arvenia_unemployment_monthly")))
    yield "nothing", "/statements/none"


def shoot(browser: Any, address: str, wanted: list[tuple[str, str]], out: Path, login: bool = False) -> None:
    """Take each page at each size, light and dark."""
    for width, height in SIZES:
        for scheme in ("light", "dark"):
            context = browser.new_context(
                base_url=address,
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                reduced_motion="reduce",
                bypass_csp=True,
            )
            context.set_default_timeout(120_000)
            tab = context.new_page()
            if login:
                tab.goto("/login")
                tab.fill("[name=name]", "Ada")
                tab.fill("[name=password]", PASSWORD)
                with tab.expect_navigation():
                    tab.click("main button")
            for name, path in wanted:
                tab.goto(path)
                tab.wait_for_function(
                    "[...document.images].every(one => one.complete || !one.checkVisibility()) && document.fonts.ready"
                )
                picture = Image.open(io.BytesIO(tab.screenshot())).convert("RGB")
                picture.quantize(128).save(out / f"web-{name}-{width}-{scheme}.png", optimize=True)
            context.close()


def main() -> None:
    """Take all of them."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "screenshots"
    out.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        SeriesStore(Path(folder, "held")).add(SERIES)
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with open_archive(Path(folder, "archive.db")) as archive:
            wanted = list(pages(archive, fill(archive)))
            with served_at(make_app(archive, Settings(series=Path(folder, "held")))) as address:
                shoot(browser, address, wanted, out)
            users, password = Users(archive), hashed(PASSWORD)
            for name, role in (("Ada", "admin"), ("Rea", "reader"), ("Viv", "reviewer")):
                users.add(name, role, password)
            with served_at(make_app(archive, Settings(login=True, series=Path(folder, "held")))) as address:
                shoot(browser, address, [("login", "/login")], out)
                shoot(browser, address, [("users", "/users"), ("me", "/me")], out, login=True)
        with (
            open_archive(Path(folder, "empty.db")) as archive,
            served_at(make_app(archive, Settings(series=Path(folder, "none")))) as address,
        ):
            shoot(browser, address, [("empty-home", "/"), ("empty-series", URLS.series)], out)
        browser.close()
    print(f"{out}: pictures of {datetime.now(UTC):%Y-%m-%d}")  # noqa: T201 - what it is run for


if __name__ == "__main__":
    main()
