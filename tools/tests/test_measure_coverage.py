"""The lines that tests run are summed up app by app."""

from tools.measure_coverage import table


def test_files_are_summed_up_by_their_app() -> None:
    assert table(
        {
            "units/a.py": {"covered_lines": 1, "num_statements": 4},
            "units/views/b.py": {"covered_lines": 4, "num_statements": 4},
            "audit/c.py": {"covered_lines": 0, "num_statements": 0},
        }
    ) == [
        "audit            0.0 % of      0",
        "units           62.5 % of      8",
        "all             62.5 % of      8",
    ]
