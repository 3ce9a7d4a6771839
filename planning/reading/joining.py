"""Joins an exemption to the clause it is made from: whom a count leaves out is a part of that
count, not a rule beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planning.reading.grammar import Draft, DraftLink
from planning.reading.making import working_day

EXEMPTION = "exempt_from_cap"
COUNTS = frozenset(
    {
        "onsite_ratio_cap", "remote_ratio_floor", "onsite_ratio_floor", "remote_ratio_cap", "exact_split", "instant_cap",
        "headcount_cap", "min_onsite_count",
    }
)  # fmt: skip
PARAMETER = {
    **dict.fromkeys(COUNTS, "base_exclude_tags"),
    **dict.fromkeys(("forced_remote", "all_remote", "closure", "entry_declaration"), "except_tags"),
    **dict.fromkeys(("allowed_onsite_reasons", "required_condition_for_onsite"), "not_for_tags"),
}
"""Where a clause keeps those it does not hold for."""

UNLESS = "unless"
"""Asked of a clause that leaves out somebody its parameters cannot name."""

PASSED = frozenset(
    {
        EXEMPTION,
        "min_leaders_onsite",
        "effective_from",
        "effective_to",
        "open_ended",
        "period_extension",
        "written_exception",
    }
)
"""What may stand between a clause and its exemption: periods, another exemption, a leader named
in brackets, who may have more.
"""

_BACK = 3
"""So many sentences further back "this number" may mean."""

_NOON = ("11:00", "14:30")
"""A morning ends and an afternoon begins between these."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft, the number of its sentence, and its half-open place in the text."""

    draft: Draft
    sentence: int
    start: int
    end: int


def joined(placed: Sequence[Placed]) -> list[Placed]:
    """All drafts in the order of the text; exemptions that follow a clause are in its parameters
    and its place. What an exemption says beyond its tags is asked of that clause; a bare "except"
    that follows none is dropped.

    An exemption looks no further than three sentences back, so that a long text costs no more
    than its sentences do.
    """
    ordered = sorted(placed, key=lambda one: (one.start, one.end))
    said: dict[int, list[Placed]] = {}
    for one in ordered:
        said.setdefault(one.sentence, []).append(one)
    for exemption in [one for one in ordered if one.draft.link]:
        here = said[exemption.sentence]
        before = [said.get(exemption.sentence - back, []) for back in range(1, _BACK + 1)]
        nearest = _nearest(here, before, exemption)
        if nearest is not None:
            _join(said[nearest.sentence], nearest, exemption)
        is_joined = nearest is not None and exemption.draft.link is not DraftLink.APART
        if is_joined or (nearest is None and exemption.draft.is_bare):
            here.remove(exemption)
    together = [one for sentence in said.values() for one in _with_one_meeting(sentence)]
    return list(_with_whole_days(together))


def _with_one_meeting(sentence: list[Placed]) -> list[Placed]:
    """Meetings online, or in a room with so many at most, are one clause: the number."""
    meetings = [one for one in sentence if one.draft.kind == "meeting_cap"]
    if not any(one.draft.params.get("max") for one in meetings):
        return sentence
    return [one for one in sentence if one not in meetings or "mode" not in one.draft.params]


def _join(sentence: list[Placed], nearest: Placed, exemption: Placed) -> None:
    """All clauses at the place of the nearest take the exemption: from one share to another
    there are two.
    """
    for number, one in enumerate(sentence):
        if (one.start, one.end) == (nearest.start, nearest.end):
            sentence[number] = _with(one, exemption)


def _nearest(
    sentence: Sequence[Placed], earlier: Sequence[Sequence[Placed]], exemption: Placed
) -> Placed | None:
    here = _hosts(sentence, exemption)
    before = [one for one in reversed(here) if one.start < exemption.start]
    if exemption.draft.link is DraftLink.BACK:
        return _counted(before) or _first_said(_hosts(past, exemption) for past in earlier)
    if exemption.draft.link is DraftLink.APART:
        return _counted(before[:1])
    return next(iter((before or here)[:1]), None)


def _hosts(placed: Sequence[Placed], exemption: Placed) -> list[Placed]:
    return [one for one in placed if one.draft.kind not in PASSED and one is not exemption]


def _counted(placed: Sequence[Placed]) -> Placed | None:
    return next((one for one in placed if one.draft.kind in COUNTS), None)


def _first_said(earlier: Iterator[list[Placed]]) -> Placed | None:
    """The count in the nearest sentence that says anything else than an exception."""
    return next((_counted(placed[::-1]) for placed in earlier if placed), None)


def _with(host: Placed, exemption: Placed) -> Placed:
    tags = exemption.draft.params.get("tags", ())
    name = PARAMETER.get(host.draft.kind)
    told = tags and name and exemption.draft.link is not DraftLink.PART
    draft = host.draft
    if tags and name:
        kept = list(dict.fromkeys([*draft.params.get(name, ()), *tags]))
        draft = replace(draft, params=draft.params | {name: kept})
    if not told and UNLESS not in draft.asks:
        draft = replace(draft, asks=(*draft.asks, UNLESS))
    if exemption.draft.link is DraftLink.APART or exemption.sentence - host.sentence > 1:
        return replace(host, draft=draft)
    return replace(
        host, draft=draft, start=min(host.start, exemption.start), end=max(host.end, exemption.end)
    )


def _with_whole_days(placed: list[Placed]) -> Iterator[Placed]:
    """A morning and the afternoon of the next line are one working day: two clauses would
    forbid each other.
    """
    if not placed:
        return
    current = placed[0]
    for _, one in pairwise(placed):
        if _are_one_day(current, one):
            windows = [
                (each.draft.params["start"], each.draft.params["end"]) for each in (current, one)
            ]
            current = replace(current, draft=working_day(windows), end=one.end)
            continue
        yield current
        current = one
    yield current


def _are_one_day(one: Placed, other: Placed) -> bool:
    both = (one.draft, other.draft)
    if any(draft.kind != "onsite_time_window" or "windows" in draft.params for draft in both):
        return False
    return (
        all({"start", "end"} <= draft.params.keys() for draft in both)
        and other.sentence - one.sentence <= 1
        and _NOON[0] <= one.draft.params["end"] <= other.draft.params["start"] <= _NOON[1]
    )
