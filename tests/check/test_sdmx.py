"""SDMX files from disk: generic SDMX-ML 2.1, as statistical offices serve it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.check import SeriesError, SeriesStore

MESSAGE = """<?xml version="1.0" encoding="UTF-8"?>
<message:GenericData xmlns:message="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message"
    xmlns:common="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common"
    xmlns:generic="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/data/generic">
  <message:Header>
    <message:ID>landings</message:ID>
    <message:Test>false</message:Test>
    <message:Prepared>2031-01-15T10:00:00</message:Prepared>
    <message:Sender id="ARV"/>
    <message:Structure structureID="LANDINGS" dimensionAtObservation="TIME_PERIOD">
      <common:Structure><Ref agencyID="ARV" id="LANDINGS" version="1.0"/></common:Structure>
    </message:Structure>
  </message:Header>
  <message:DataSet structureRef="LANDINGS">
    <generic:Series>
      <generic:SeriesKey>
        <generic:Value id="FREQ" value="A"/>
        <generic:Value id="PORT" value="SELM"/>
      </generic:SeriesKey>
      <generic:Obs><generic:ObsDimension value="2029"/><generic:ObsValue value="10"/></generic:Obs>
      <generic:Obs><generic:ObsDimension value="2030"/><generic:ObsValue value="12.5"/></generic:Obs>
    </generic:Series>
  </message:DataSet>
</message:GenericData>
"""

SIDECAR = {
    "id": "arv_fish_landings",
    "title": "Arvenian fish landings by port",
    "unit": "tonnes",
    "multiplier": 1000,
    "frequency": "A",
    "geography": ["ARV"],
    "dimensions": [{"name": "port", "values": ["SELM"]}, {"name": "freq", "values": ["A"]}],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pytest.importorskip("sdmx", reason="the extra sdmx is not installed")
    (tmp_path / "landings.xml").write_text(MESSAGE, encoding="utf-8")
    (tmp_path / "landings.json").write_text(json.dumps(SIDECAR), encoding="utf-8")
    return tmp_path


def test_observations_of_an_sdmx_file_are_held(folder: Path) -> None:
    store = SeriesStore.of(folder)
    rows = store.query("SELECT port, period, value FROM arv_fish_landings ORDER BY period")
    assert list(rows) == [("SELM", "2029", 10.0), ("SELM", "2030", 12.5)]


def test_broken_sdmx_file_is_one_sentence(folder: Path) -> None:
    (folder / "landings.xml").write_text(MESSAGE[:400], encoding="utf-8")
    with pytest.raises(SeriesError, match=r"landings\.xml cannot be read as SDMX"):
        SeriesStore.of(folder)
