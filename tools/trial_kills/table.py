"""Keeps the last trial of each kind on each database as a row among the measurements."""

from datetime import datetime
from typing import Any, Final

from tools.measure_judging import TABLE, write_between

BEGIN, END = "<!-- kills: written by `python -m tools.trial_kills --write` -->", "<!-- /kills -->"
HEADING: Final = "## Workers killed while letters leave"
TOLD: Final = (
    "`python -m tools.trial_kills --how kill|term [--letters 2000] [--kills 100] [--seed N]` kills"
    " (SIGKILL, the worker with all its children) or stops (SIGTERM) a worker of queue `mail` at"
    " drawn moments, each time starts it anew, and counts at the mail server. It ends with 1 where"
    " a promise is broken."
)
COLUMNS: Final = {
    "letters": "letters",
    "kills": "times, while work went on",
    "kills with a letter in hand": "of them with a letter at the mail server",
    "lost": "lost",
    "received twice": "received twice",
    "extra copies flagged": "extra copies, marked as uncertain",
    "extra copies not flagged": "extra copies, not marked",
}
SIGNALS: Final = {"kill": "SIGKILL", "term": "SIGTERM"}


def write_row(report: dict[str, Any]) -> None:
    """In the place of the row of the same signal on the same database."""
    row = row_of(report)
    rows = {_key(line): line for line in [*_rows_so_far(), row]}
    head = ("signal", "database, broker", *COLUMNS.values(), "seed", "machine, date")
    lines = [f"| {' | '.join(head)} |", "|" + "---|" * len(head), *sorted(rows.values())]
    write_between(HEADING, BEGIN, END, [TOLD, "", *lines])


def row_of(report: dict[str, Any]) -> str:
    cells = (
        SIGNALS[report["how"]],
        f"{report['database']}, {report['broker']}",
        *(f"{report[name]:,}" for name in COLUMNS),
        str(report["seed"]),
        f"{report['machine']}, {datetime.fromisoformat(report['date']):%d/%m/%Y}",
    )
    return f"| {' | '.join(cells)} |"


def _rows_so_far() -> list[str]:
    _, _, rest = TABLE.read_text(encoding="utf-8").partition(BEGIN)
    inside, _, _ = rest.partition(END)
    signals = tuple(f"| {signal} |" for signal in SIGNALS.values())
    return [line for line in inside.splitlines() if line.startswith(signals)]


def _key(row: str) -> tuple[str, ...]:
    return tuple(row.split(" | ")[:2])
