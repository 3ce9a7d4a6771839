"""The lines that tests run are summed up app by app and held against floors that only rise."""

import json

from tools.measure_coverage import FLOORS, LineCount, below, by_app, raised, table, written

APPS = {"audit": LineCount(0, 0), "units": LineCount(5, 8), "all": LineCount(5, 8)}


def test_files_are_summed_up_by_their_app() -> None:
    assert (
        by_app(
            {
                "units/a.py": {"covered_lines": 1, "num_statements": 4},
                "units/views/b.py": {"covered_lines": 4, "num_statements": 4},
                "audit/c.py": {"covered_lines": 0, "num_statements": 0},
            }
        )
        == APPS
    )


def test_each_app_is_a_line() -> None:
    assert table(APPS) == [
        "audit            0.0 % of      0",
        "units           62.5 % of      8",
        "all             62.5 % of      8",
    ]


def test_an_app_below_its_floor_is_named_and_one_without_a_floor_is_not() -> None:
    assert below(APPS, {"units": 63, "all": 62}) == ["units: 62.5 % is below its floor of 63 %"]


def test_a_floor_only_rises() -> None:
    assert raised(APPS, {"units": 70, "all": 10}) == {"audit": 0, "units": 70, "all": 62}


def test_the_page_shows_what_is_reached_and_what_is_asked() -> None:
    assert written({"units": LineCount(5, 8)}, {"units": 60})[2:] == [
        "| units | 62.5 % | 8 | 60 % |"
    ]


def test_every_floor_is_a_whole_percent() -> None:
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))

    assert {name: share for name, share in floors.items() if share not in range(101)} == {}
