"""Files uploaded by hostile names, in a real browser: the names are shown as text and never run."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from onrecord.archive import Archive
from onrecord.web import Settings, make_app
from tests.web.serving import served_at
from tests.web.test_hostile_text import PAYLOADS, SENTINEL

pytestmark = [pytest.mark.browser, pytest.mark.slow]
AT_ONCE = 30
# Chosen as a person would choose them, and sent by the form itself: every second one is no readable file.
SEND = """names => {
  const chosen = new DataTransfer();
  names.forEach((name, number) => {
    const bridge = `Arvenia will open bridge ${name.length}.${number} by 2032.`;
    const words = name.endsWith("f") ? "%PDF-1.4 broken" : bridge;
    chosen.items.add(new File([words], name));
  });
  document.querySelector("input[type=file]").files = chosen.files;
  document.querySelector(".add-form .first").click();
}"""


def kept(name: str) -> str:
    """What is kept of a name: what stands behind its last slash, since it is never a path."""
    return " ".join(name.replace("\\", "/").rpartition("/")[2].split())


def send_quoted(address: str, names: list[str]) -> None:
    """Send files whose names hold quotation marks, which browsers do not let through."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="files"; filename="{escaped}"\r\n\r\nBridge {number}.\r\n'
        for number, escaped in enumerate(name.replace("\\", "\\\\").replace('"', '\\"') for name in names)
    ]
    sent = ("".join(parts) + "--x--\r\n").encode()
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    httpx.post(f"{address}/add.json", content=sent, headers=kind, timeout=120, trust_env=False).raise_for_status()


def test_no_file_name_runs_or_is_lost(browser: Any, archive: Archive) -> None:
    names = [f"{payload}{('.txt', '.pdf')[number % 2]}" for number, payload in enumerate(PAYLOADS)]
    quoted = [payload for payload in PAYLOADS if '"' in payload]
    assert len(names) >= 100
    with served_at(make_app(archive, Settings(fast=True))) as address:
        context = browser.new_context(base_url=address, bypass_csp=True)
        context.set_default_timeout(120_000)
        context.add_init_script(SENTINEL)
        tab = context.new_page()
        elsewhere: list[str] = []
        tab.on("request", lambda sent: None if sent.url.startswith((address, "data:")) else elsewhere.append(sent.url))
        seen = ""
        for first in range(0, len(names), AT_ONCE):
            tab.goto("/add")
            with tab.expect_navigation():
                tab.evaluate(SEND, names[first : first + AT_ONCE])
            seen += tab.inner_text("main")
            assert tab.evaluate("window.ran") == []
        send_quoted(address, quoted)
        paths = ["/", *(f"/statements/{each.id}" for each in archive.every_statement())]
        for path in paths:
            tab.goto(path)
            seen += tab.inner_text("body")
            assert tab.evaluate("window.ran") == [], path
            assert tab.url.startswith(address), path
        context.close()
    shown = " ".join(seen.split())
    expected = [*(name.replace('"', "%22") for name in names), *quoted]  # as browsers send them, and as they are
    assert [name for name in expected if kept(name) not in shown] == []
    assert len(paths) > len(names) // 2
    assert elsewhere == []


def test_a_file_name_is_never_a_path(browser: Any, archive: Archive, tmp_path: Path) -> None:
    with served_at(make_app(archive, Settings(fast=True))) as address:
        context = browser.new_context(base_url=address)
        context.set_default_timeout(120_000)
        tab = context.new_page()
        tab.goto("/add")
        with tab.expect_navigation():
            tab.evaluate(SEND, ["../../taken.txt", "..\\..\\taken.txt", f"{tmp_path}/taken.txt"])
        assert tab.locator("main dt").all_inner_texts() == ["taken.txt"] * 3
        context.close()
    assert not (tmp_path / "taken.txt").exists()
