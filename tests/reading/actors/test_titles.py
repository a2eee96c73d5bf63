from __future__ import annotations

import pytest

from onrecord.reading.actors import find_actors
from onrecord.reading.parsed import parse
from onrecord.record import Statement


def persons(title: str, text: str) -> set[str]:
    cast = find_actors(parse(text), Statement(text=text, title=title))
    return {actor.name for actor in cast.actors if actor.type == "person"}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Press Gaggle by Secretary Ana Ruiz-Oda En Route Hollin",
            "MS. RUIZ-ODA: Hello.\n\nQ Why?\n\nMS. RUIZ-ODA: Yes.",
        ),
        ("Secretary Ana Ruiz-Oda Urges Quick Talks", "She urges both sides. Secretary Ruiz-Oda will stay."),
        ("Secretary Ana Ruiz-Oda Urges Quick Talks", "The government urges both sides. Ms. Ruiz-Oda will stay."),
    ],
)
def test_a_name_in_a_title_in_capitals_ends_where_the_text_ends_it(title: str, text: str) -> None:
    assert persons(title, text) == {"Ana Ruiz-Oda"}


def test_a_title_gives_the_whole_name() -> None:
    assert persons("Remarks by President Andrés Manuel Soto Ruiz", "President Soto Ruiz: Hello.") == {
        "Andrés Manuel Soto Ruiz"
    }
