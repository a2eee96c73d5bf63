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


def test_a_guest_without_a_land_is_of_the_one_in_the_title() -> None:
    text = "PRIME MINISTER CLARK: Thank you. We will sign it.\n\nPRIME MINISTER DARO: We will sign it too."
    title = "Press Conference with Prime Minister Daro, Ankara, Turkey"
    cast = find_actors(parse(text), Statement(text=text, title=title, issuer="Australia: Prime Minister"))
    names = {actor.id: actor.name for actor in cast.actors}
    assert {names[who]: names[land] for who, land in cast.speaks_for.items()}["Daro"] == "Türkiye"
