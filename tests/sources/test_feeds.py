"""RSS and Atom feeds."""

from __future__ import annotations

import pytest

from onrecord.sources import BrokenDocument, Original, feed_addresses, is_feed

HERE = "https://arvenia.example/feeds/all.xml"
RSS = """<?xml version="1.0"?><!-- news --><rss version="2.0"><channel><title>Arvenia</title>{}</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Arvenia</title>{}</feed>"""


def feed(text: str, source: str | None = HERE) -> Original:
    return Original(text.encode(), source)


def item(link: str) -> str:
    return f"<item><title>T</title><link>{link}</link></item>"


def test_entries_of_rss_and_atom_give_their_addresses_once_in_order() -> None:
    links = ["https://arvenia.example/2", "https://arvenia.example/1", "https://arvenia.example/2"]
    rss = feed(RSS.format("".join(map(item, links))))
    atom = feed(ATOM.format("".join(f'<entry><title>T</title><link href="{link}"/></entry>' for link in links)))
    assert is_feed(rss)
    assert is_feed(atom)
    assert feed_addresses(rss) == feed_addresses(atom) == links[:2]


def test_relative_links_are_joined_to_the_address_of_the_feed() -> None:
    assert feed_addresses(feed(RSS.format(item("../news/1")))) == ["https://arvenia.example/news/1"]


def test_links_to_files_stay_addresses() -> None:
    assert feed_addresses(feed(RSS.format(item("file://localhost/etc/passwd")))) == ["file://localhost/etc/passwd"]


@pytest.mark.parametrize("text", ["<html><body>rss</body></html>", "Arvenia <rss>", "<?xml version='1.0'?><note/>", ""])
def test_other_documents_are_no_feeds(text: str) -> None:
    assert not is_feed(feed(text))


def test_a_feed_of_ten_thousand_entries_is_read_whole() -> None:
    entries = "".join(item(f"https://arvenia.example/{number}") for number in range(10_000))
    assert len(feed_addresses(feed(RSS.format(entries)))) == 10_000


@pytest.mark.parametrize(
    "bomb",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_refused(bomb: str) -> None:
    text = bomb + RSS.removeprefix('<?xml version="1.0"?>').format(item("https://arvenia.example/&b;&a;"))
    with pytest.raises(BrokenDocument, match="declares entities"):
        feed_addresses(feed(text))


def test_a_feed_cut_off_gives_what_it_has() -> None:
    whole = RSS.format(item("https://arvenia.example/1") + item("https://arvenia.example/2"))
    assert feed_addresses(feed(whole[: whole.index("</channel>")])) == [
        "https://arvenia.example/1",
        "https://arvenia.example/2",
    ]
    with pytest.raises(BrokenDocument, match="no entry can be found"):
        feed_addresses(feed("<rss version='2.0'><chan"))
