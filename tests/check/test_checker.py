from __future__ import annotations

from onrecord.check import Checked, SeriesStore, check


def year(number: int) -> tuple[str, str, str]:
    return str(number), f"{number}-01-01", f"{number}-12-31"


def month(words: str, first: str, last: str) -> tuple[str, str, str]:
    return words, first, last


def words_of(checked: Checked) -> list[str]:
    return [each.verdict for each in checked.verdicts]


def test_level_of_a_rate_is_supported_within_its_rounding(store: SeriesStore, record) -> None:
    text = "Unemployment stood at 4.3 percent in March 2022."
    checked = check(
        record(text, ("4.3 percent", 4.3, "percent"), times=(("March 2022", "2022-03-01", "2022-03-31"),)), store
    )
    assert words_of(checked) == ["supported"]
    assert checked.verdicts[0].observations[0].series == "rate"


def test_level_of_a_rate_is_contradicted_with_the_value_named(store: SeriesStore, record) -> None:
    text = "Unemployment stood at 9.3 percent in March 2022."
    checked = check(
        record(text, ("9.3 percent", 9.3, "percent"), times=(("March 2022", "2022-03-01", "2022-03-31"),)), store
    )
    assert words_of(checked) == ["contradicted"]
    assert "4.28" in checked.verdicts[0].sentence


def test_a_group_the_series_does_not_have_is_not_covered(store: SeriesStore, record) -> None:
    text = "Unemployment among women stood at 9.3 percent in March 2022."
    checked = check(
        record(text, ("9.3 percent", 9.3, "percent"), times=(("March 2022", "2022-03-01", "2022-03-31"),)), store
    )
    assert words_of(checked) == ["not-covered"]


def test_another_state_is_not_covered(store: SeriesStore, record) -> None:
    text = "Unemployment in France stood at 9.3 percent in March 2022."
    checked = check(
        record(text, ("9.3 percent", 9.3, "percent"), times=(("March 2022", "2022-03-01", "2022-03-31"),)), store
    )
    assert words_of(checked) == ["not-covered"]


def test_exports_and_imports_are_added_for_two_way_trade(store: SeriesStore, record) -> None:
    text = (
        "Two-way trade in goods and services between the United States and Chile came to 142 billion dollars in 2021."
    )
    checked = check(record(text, ("142 billion dollars", 142e9, "USD"), times=(year(2021),)), store)
    assert words_of(checked) == ["supported"]
    assert "exports 56.8 billion + imports 85.2 billion = 142.0 billion" in checked.verdicts[0].sentence


def test_total_of_goods_called_goods_and_services_is_contradicted_and_the_goods_named(
    store: SeriesStore, record
) -> None:
    text = (
        "Two-way trade in goods and services between the United States and Chile came to 113.6 billion dollars in 2021."
    )
    verdict = check(record(text, ("113.6 billion dollars", 113.6e9, "USD"), times=(year(2021),)), store).verdicts[0]
    assert verdict.verdict in ("contradicted", "misdated")
    assert verdict.nearest is not None


def test_total_of_another_year_is_misdated_and_the_year_named(store: SeriesStore, record) -> None:
    text = (
        "Two-way trade in goods and services between the United States and Japan came to 99.0 billion dollars in 2023."
    )
    verdict = check(
        record(text, ("99.0 billion dollars", 99e9, "USD"), times=(year(2023),), day="2023-11-01"), store
    ).verdicts[0]
    assert verdict.verdict == "misdated"
    assert verdict.nearest is not None
    assert verdict.nearest.period == "2022"


def test_year_that_is_not_over_is_not_yet_knowable(store: SeriesStore, record) -> None:
    text = (
        "Two-way trade in goods and services between the United States and Japan came to 177.7 billion dollars in 2023."
    )
    checked = check(
        record(text, ("177.7 billion dollars", 177.7e9, "USD"), times=(year(2023),), day="2023-11-01"), store
    )
    assert words_of(checked) == ["not-yet-knowable"]


def test_part_of_trade_no_vocabulary_knows_is_not_covered(store: SeriesStore, record) -> None:
    text = "Trade in widgetry goods between the United States and Japan came to 1.7 billion dollars in 2021."
    spec = ("1.7 billion dollars", 1.7e9, "USD")
    made = record(text, spec, times=(year(2021),))
    figure = made.figures[0].model_copy(update={"measure": made.statement.span(0, text.index(" between"))})
    assert words_of(check(made.model_copy(update={"figures": (figure,)}), store)) == ["not-covered"]


def test_rank_is_answered_by_the_measure_it_names(store: SeriesStore, record) -> None:
    goods = record("Peru was the largest US trading partner in goods in 2022.", times=(year(2022),))
    both = record("Peru was the largest US trading partner in goods and services in 2022.", times=(year(2022),))
    assert words_of(check(goods, store)) == ["supported"]
    assert words_of(check(both, store)) == ["contradicted"]


def test_run_below_a_level_is_counted(store: SeriesStore, record) -> None:
    text = "Unemployment has been under 4.5 percent for 32 months in a row."
    spec = (("4.5 percent", 4.5, "percent"), ("32 months", 32, "month"))
    checked = check(record(text, *spec, day="2024-01-20"), store)
    assert [v.kind for v in checked.verdicts if v.verdict == "supported"] == ["run"]


def test_agency_that_counts_less_cannot_contradict(store: SeriesStore, record) -> None:
    text = "The United States removed 99,500 people in 2020."
    checked = check(
        record(text, ("99,500 people", 99500, "person"), times=(("2020", "2019-10-01", "2020-09-30"),)), store
    )
    assert words_of(checked) == ["not-covered"]


def test_fall_that_did_not_last_contradicts_sustained_and_never_speaks_of_cause(store: SeriesStore, record) -> None:
    text = "The lamp subsidy scheme of June 2021 led to a sustained drop in lighthouse beacon repairs."
    made = record(
        text,
        times=(("June 2021", "2021-06-01", "2021-06-30"),),
        effect=("The lamp subsidy scheme of June 2021", "a sustained drop in lighthouse beacon repairs", "down"),
        day="2023-06-30",
    )
    verdict = check(made, store).verdicts[-1]
    assert verdict.effect == "e1"
    assert verdict.verdict == "contradicted"
    assert "cannot be told" in verdict.sentence
    assert "caused" not in verdict.sentence


def test_json_names_the_figure_and_the_gravest_verdict(store: SeriesStore, record) -> None:
    text = "Unemployment stood at 9.3 percent in March 2022."
    data = check(
        record(text, ("9.3 percent", 9.3, "percent"), times=(("March 2022", "2022-03-01", "2022-03-31"),)), store
    ).as_json()
    assert data["verdict"] == "contradicted"
    assert data["verdicts"][0]["figure"] == "f1"
    assert {"verdict", "sentence", "observations", "tolerance", "nearest"} <= data["verdicts"][0].keys()
