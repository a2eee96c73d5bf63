"""The project's own annotations, of the half that no rule was written with in sight."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from training.annotations import load

from onrecord.lexicon import load as load_words
from onrecord.reading import Reader
from onrecord.record import Record

from . import polnear
from .data import Row, read_rows, scorer

ANNOTATIONS = Path(__file__).parent.parent / "training" / "annotations"
_KEYS = ("commitments", "non_commitments", "figures", "programmes", "quotes", "participants", "attributions")
_OF_RECORD = {"quotes": "attributions", "participants": "meeting"}


def run(data: Path, reader: Reader, half: str = "measure") -> Row:
    """The gold scorer's figures; under `attributions` those of PolNeAR's scorer, under `direct` the speakers too.

    What a file does not annotate at all is not scored on its text.

    Args:
        data: The folder that holds `gold/score.py`, `benchmarks/polnear/score.py` and `statements/`.
        reader: What reads.
        half: `measure`, or `build` for the half that rules may be written with in sight.
    """
    annotated = load(ANNOTATIONS, data / "statements", half)
    golds = [{**_blank(gold), **gold, "doc_id": gold["id"], "kind": None} for gold in annotated]
    records = list(read_rows(reader, golds))
    score = scorer(data / "gold" / "score.py")
    preds = {record.id: _annotated(record, gold) for record, gold in zip(records, annotated, strict=True)}
    result: Row = score.score(golds, preds)
    spoken = [number for number, gold in enumerate(annotated) if "attributions" in gold]
    golds, records = [golds[number] for number in spoken], [records[number] for number in spoken]
    speech = _direct(golds, records, score)
    attributions: Row = scorer(data / "benchmarks" / "polnear" / "score.py").score(
        {
            gold["id"]: {"text": gold["text"], "attributions": [_pairs(found) for found in gold["attributions"]]}
            for gold in golds
        },
        {record.id: polnear.to_prediction(record) for record in records},
    )
    return {**result, "attributions": attributions, "direct": speech, "statements": len(annotated)}


def digest(half: str = "measure") -> str:
    """The SHA-256 of the annotations of one half: figures on other annotations are not comparable."""
    files = [path.read_bytes() for path in sorted(ANNOTATIONS.glob("*.json"))]
    return hashlib.sha256(b"".join(data for data in files if json.loads(data)["half"] == half)).hexdigest()


def _blank(gold: Row) -> Row:
    """What stands for kinds of findings that the annotation passes over: nothing, but the codes of states it names."""
    codes = {
        name: code for code, state in load_words("states").items() for name in (state["name"], *state.get("also", ()))
    }
    named = {name for found in gold["commitments"] for name in found["agents"] if name in codes}
    states = [{"name": name, "type": "state", "iso3": codes[name]} for name in sorted(named)]
    return {key: states if key == "participants" else [] for key in _KEYS}


def _annotated(record: Record, gold: Row) -> Row:
    """The record without the kinds of findings that the annotation passes over."""
    passed = {_OF_RECORD.get(key, key) for key in _KEYS if key not in gold}
    return {key: value for key, value in record.model_dump(mode="json").items() if key not in passed}


def _pairs(found: Row) -> Row:
    """An annotation in PolNeAR's form."""
    spans = {role: found.get(role) or [] for role in ("source", "cue", "content")}
    lists = {role: [given] if isinstance(given, dict) else given for role, given in spans.items()}
    pairs = {role: [[span["start"], span["end"]] for span in given] for role, given in lists.items()}
    return {**pairs, "type": found["kind"]}


def _direct(golds: Sequence[Row], records: Sequence[Record], score: ModuleType) -> Row:
    """Direct speech, turns of transcripts too: matched where content overlaps by intersection over union >= 0.8.

    `speakers` is the share of matched ones whose speaker is the right person, `right` of `of`: the last words of both
    names are equal, or every word of one name is in the other ("Park" for "Park Sun-ho", "Ida Holm" for "Holm Ida").
    """
    wanted_, found_, matched, right, named = 0, 0, 0, 0, 0
    for gold, record in zip(golds, records, strict=True):
        names = {actor.id: actor.name for actor in record.actors}
        wanted = [one for one in gold["attributions"] if one["kind"] == "direct"]
        found = [one.model_dump() for one in record.attributions if one.kind == "direct"]
        pairs = score.pair(wanted, found, lambda a, b: score.iou(a["content"], b["content"]), 0.8)
        wanted_, found_, matched = wanted_ + len(wanted), found_ + len(found), matched + len(pairs)
        for one, other in pairs:
            if speaker := wanted[one].get("speaker"):
                named += 1
                right += _same_person(score, names.get(found[other]["speaker"] or "", ""), speaker)
    p, r = matched / max(found_, 1), matched / max(wanted_, 1)
    f1 = 2 * p * r / (p + r) if matched else 0.0
    return {
        "p": round(p, 4),
        "r": round(r, 4),
        "f1": round(f1, 4),
        "gold": wanted_,
        "pred": found_,
        "speakers": round(right / named, 4) if named else None,
        "right": right,
        "of": named,
    }


def _same_person(score: ModuleType, name: str, other: str) -> bool:
    words, others = set(score.fold(name).split()), set(score.fold(other).split())
    return bool(words) and (score.surname(name) == score.surname(other) or words <= others or others <= words)
