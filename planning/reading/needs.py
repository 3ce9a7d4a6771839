"""What a sentence must hold before a rule of the grammar can find anything in it: most rules are
put aside by a glance, without being tried.
"""

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"\\b([A-Za-z]+) |(\(\?[!=])|(\((?:\?:)?)|([)|*+?])")

Needs = frozenset[frozenset[str]]
"""Of each of these groups of symbols one at least."""

NOTHING: Needs = frozenset()


def needs(pattern: str) -> Needs:
    r"""Of a pattern that is written out: symbols, brackets, | * + ? and looks ahead.

    >>> found = needs(r"(?:\bAtMost |\bNot )(?:\bShare )+(?:\bHome )?")
    >>> sorted(sorted(group) for group in found)
    [['AtMost', 'Not'], ['Share']]
    """
    return _Reader(pattern).choices()


class _Reader:
    """Walks once through a pattern."""

    def __init__(self, pattern: str) -> None:
        self._tokens = [match.groups() for match in _TOKEN.finditer(pattern)]
        self._place = 0

    def choices(self) -> Needs:
        """Of several ways, one symbol at least out of what each of them needs."""
        ways = [self._sequence()]
        while self._takes("|"):
            ways.append(self._sequence())
        if len(ways) == 1:
            return ways[0]
        if not all(ways):
            return NOTHING
        return frozenset({_union(min(way, key=len) for way in ways)})

    def _sequence(self) -> Needs:
        needed = NOTHING
        while self._place < len(self._tokens) and self._tokens[self._place][3] not in {")", "|"}:
            part = self._part()
            if not (self._takes("*") or self._takes("?")):
                self._takes("+")
                needed |= part
        return needed

    def _part(self) -> Needs:
        symbol, look, bracket, _sign = self._tokens[self._place]
        self._place += 1
        if symbol:
            return frozenset({frozenset({symbol})})
        inside = self.choices()
        self._takes(")")
        return NOTHING if look or not bracket else inside

    def _takes(self, sign: str) -> bool:
        here = self._place < len(self._tokens) and self._tokens[self._place][3] == sign
        self._place += here
        return here


def _union(groups: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*groups)
