from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from onrecord import lexicon

FOLDER = Path(lexicon.__file__).parent
UNREAD = sorted({path.stem for path in FOLDER.glob("*.yaml")} | {path.stem for path in FOLDER.glob("*.json")})


@pytest.mark.parametrize("name", lexicon.names())
def test_vocabulary_follows_its_schema(name: str) -> None:
    schema = json.loads((FOLDER / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(lexicon.load(name), schema)


def test_every_schema_has_its_vocabulary() -> None:
    schemas = {path.name.removesuffix(".schema.json") for path in (FOLDER / "schemas").iterdir()}
    assert schemas == set(lexicon.names())
    assert not UNREAD, "vocabulary files end in .yml"


def test_fingerprint_names_the_state_of_all_vocabularies() -> None:
    assert len(lexicon.fingerprint()) == 12
    assert lexicon.fingerprint() == lexicon.fingerprint()


def test_short_words_of_a_vocabulary_stay_words() -> None:
    assert lexicon.load("effects")["causing"]["weigh"]["preposition"] == "on"
