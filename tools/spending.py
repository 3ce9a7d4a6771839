"""Shows where the time of one page goes: in which templates, and in which queries."""

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import process_time
from typing import Any, Final

from tools.timing import WARM, Act

ROUNDS: Final = 20
SHOWN: Final = 30
WIDE: Final = 150
"""Characters of a query that are printed."""


@dataclass(slots=True)
class Spending:
    """Seconds of a processor by name: with what stands inside, and alone."""

    total: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    alone: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    times: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    inside: list[float] = field(default_factory=list)

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        self.inside.append(0.0)
        began = process_time()
        try:
            yield
        finally:
            used = process_time() - began
            within = self.inside.pop()
            if self.inside:
                self.inside[-1] += used
            self.total[name] += used
            self.alone[name] += used - within
            self.times[name] += 1

    def lines(self, rounds: int) -> Iterator[str]:
        """The dearest first, each with what it costs in one asking."""
        yield f"{'all ms':>8} {'own ms':>8} {'times':>6}"
        for name in sorted(self.total, key=lambda one: -self.total[one])[:SHOWN]:
            spent = (1000 * self.total[name] / rounds, 1000 * self.alone[name] / rounds)
            yield f"{spent[0]:8.2f} {spent[1]:8.2f} {self.times[name] / rounds:6.1f}  {name}"


def show_spending(act: Act) -> None:
    """Print what the templates and the queries of one act cost. A query's time is the database's
    own; compiling it and making objects of its rows count to whoever asks.
    """
    from django.db import connection  # noqa: PLC0415  # after the set-up
    from django.db.models.query import QuerySet  # noqa: PLC0415  # after the set-up

    templates, queries, asked = Spending(), Spending(), Spending()
    for _number in range(WARM):
        act()
    fetch = QuerySet._fetch_all

    def fetch_watched(rows: Any) -> None:
        if rows._result_cache is not None:
            return fetch(rows)
        with asked.on(rows.model.__name__):
            return fetch(rows)

    def run(execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        with queries.on(re.sub(r"^SELECT .*? FROM ", "… FROM ", sql)[:WIDE]):
            return execute(sql, params, many, context)

    QuerySet._fetch_all = fetch_watched  # type: ignore[method-assign, assignment]
    try:
        with _watched_templates(templates), connection.execute_wrapper(run):
            for _number in range(ROUNDS):
                act()
    finally:
        QuerySet._fetch_all = fetch  # type: ignore[method-assign]
    for title, found in (
        ("templates", templates),
        ("sets of rows", asked),
        ("queries", queries),
    ):
        print(f"\n{title}", *found.lines(ROUNDS), sep="\n")


@contextmanager
def _watched_templates(spending: Spending) -> Iterator[None]:
    from django import template as engine  # noqa: PLC0415  # after the set-up

    watched_class: Any = engine.Template
    render = watched_class._render

    def watched(template: Any, context: Any) -> Any:
        with spending.on(template.name or "?"):
            return render(template, context)

    watched_class._render = watched
    try:
        yield
    finally:
        watched_class._render = render
