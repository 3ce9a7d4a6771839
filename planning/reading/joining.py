"""Joins an exemption to the clause it is made from: whom a count leaves out is a part of that
count, not a rule beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planning.reading.grammar import Draft, DraftLink

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

PASSED = frozenset(
    {
        EXEMPTION,
        "min_leaders_onsite",
        "effective_from",
        "effective_to",
        "open_ended",
        "period_extension",
    }
)
"""What may stand between a clause and its exemption: periods, another exemption, a leader named
in brackets.
"""


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft, the number of its sentence, and its half-open place in the text."""

    draft: Draft
    sentence: int
    start: int
    end: int


def joined(placed: Sequence[Placed]) -> list[Placed]:
    """All drafts in the order of the text; exemptions that follow a clause are in its parameters
    and its place. What an exemption says beyond its tags stays a proposal of its own.

    An exemption looks no further than one sentence back, so that a long text costs no more than
    its sentences do.
    """
    ordered = sorted(placed, key=lambda one: (one.start, one.end))
    said: dict[int, list[Placed]] = {}
    for one in ordered:
        said.setdefault(one.sentence, []).append(one)
    for exemption in [one for one in ordered if one.draft.link and one.draft.params.get("tags")]:
        here = said[exemption.sentence]
        nearest = _nearest(here, said.get(exemption.sentence - 1, []), exemption)
        if nearest is None:
            continue
        _join(said[nearest.sentence], nearest, exemption)
        if exemption.draft.link in {DraftLink.WHOLE, DraftLink.BACK}:
            here.remove(exemption)
    return [one for sentence in said.values() for one in sentence]


def _join(sentence: list[Placed], nearest: Placed, exemption: Placed) -> None:
    """All clauses at the place of the nearest take the exemption: from one share to another
    there are two.
    """
    for number, one in enumerate(sentence):
        if (one.start, one.end) == (nearest.start, nearest.end) and one.draft.kind in PARAMETER:
            sentence[number] = _with(one, exemption)


def _nearest(
    sentence: Sequence[Placed], last_sentence: Sequence[Placed], exemption: Placed
) -> Placed | None:
    here, last = (
        [one for one in placed if one.draft.kind not in PASSED and one is not exemption]
        for placed in (sentence, last_sentence)
    )
    before = [one for one in reversed(here) if one.start < exemption.start]
    if exemption.draft.link is DraftLink.BACK:
        return next((one for one in (*before, *reversed(last)) if one.draft.kind in COUNTS), None)
    if exemption.draft.link is DraftLink.APART:
        return next((one for one in before[:1] if one.draft.kind in COUNTS), None)
    return next((one for one in (before or here)[:1] if one.draft.kind in PARAMETER), None)


def _with(host: Placed, exemption: Placed) -> Placed:
    name = PARAMETER[host.draft.kind]
    tags = list(dict.fromkeys([*host.draft.params.get(name, ()), *exemption.draft.params["tags"]]))
    draft = replace(host.draft, params=host.draft.params | {name: tags})
    if exemption.draft.link is DraftLink.APART:
        return replace(host, draft=draft)
    return replace(
        host, draft=draft, start=min(host.start, exemption.start), end=max(host.end, exemption.end)
    )
