"""What the OpenAPI promises holds under hostile requests: no crash, and bad input is told in one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import booleans

from onrecord.archive import Archive, open_archive
from onrecord.web import Settings, make_app
from tests.archive.making import record_of
from tests.web.serving import served_at

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
BOUNDED = settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    with open_archive(tmp_path_factory.mktemp("openapi") / "archive.db") as archive:
        archive.add(record_of(title="Bridge", issuer="Arvenia", published="2031-03-12"), address="bridge.txt")
        yield archive


@pytest.fixture(scope="module")
def address(kept: Archive) -> Iterator[str]:
    app = make_app(kept, Settings(fast=True, read_seconds=60))
    with served_at(app) as found:
        yield found
    app.state.worker.close()


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["POSITIVE", "NEGATIVE"])
def test_no_request_crashes_the_application_and_bad_ones_are_told_why(address: str, kept: Archive, mode: str) -> None:
    document = httpx.get(f"{address}/-/openapi.json").json()
    schema = schemathesis.openapi.from_dict(document)
    id_ = kept.statements().rows[0].id
    there = {"id": id_, "key": kept.reviewed(id_)[0].finding}
    answered = set()
    for found in schema.get_all_operations():
        operation = found.ok()

        @BOUNDED
        @given(operation.as_strategy(generation_mode=schemathesis.GenerationMode[mode]), booleans())
        def hold(case: Any, reaches: bool) -> None:
            if reaches:
                case.path_parameters = {name: there.get(name, given) for name, given in case.path_parameters.items()}
            answer = case.call(base_url=address)
            answered.add((answer.request.method, case.operation.path, answer.status_code))
            assert answer.status_code < 500, (case.as_curl_command(), answer.text)
            if answer.status_code >= 400:
                told = answer.json()
                assert (told["ok"], told["status"]) == (False, answer.status_code)
                assert told["error"].strip() == told["errors"][0].strip() != ""
                assert "Traceback" not in answer.text

        with suppress(Unsatisfiable):  # what takes nothing can be given nothing wrong
            hold()
    assert {status // 100 for _, _, status in answered} == {2, 4}
    assert mode == "NEGATIVE" or {path for _, path, _ in answered} == set(document["paths"])
