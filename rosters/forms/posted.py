"""What the pages of a roster post: what was seen, which cells become what, and a reason in
words.
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict

from planning.time import Half
from rosters.enums import Mode
from rosters.values import CellEdit, CellKey, Seen

MOST_CELLS = 5000
MOST_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class CellsPosted:
    """`edits` give cells a mode, `reasoned` cells only get `reason` (a code) or `reason_text`;
    `raw` is what was posted, to post again.
    """

    edits: tuple[CellEdit, ...]
    reasoned: tuple[CellKey, ...]
    reason: str
    reason_text: str
    raw: tuple[tuple[str, str], ...]


def seen_in(posted: QueryDict) -> Seen:
    """The hidden fields `version` and `content`. A form without them did not come from our
    pages.
    """
    try:
        return Seen(version=int(posted.get("version", "")), content=posted.get("content", "")[:64])
    except ValueError as error:
        raise SuspiciousOperation("a roster form without its version") from error


def many_seen_in(posted: QueryDict) -> dict[int, Seen]:
    """The ticked rows of the board: `roster` = "id:version:content"."""
    found: dict[int, Seen] = {}
    for value in posted.getlist("roster"):
        try:
            roster_id, version, content = value.split(":")
            found[int(roster_id)] = Seen(version=int(version), content=content[:64])
        except ValueError as error:
            raise SuspiciousOperation("a roster that is none") from error
    return found


def words_in(posted: QueryDict, name: str = "reason") -> str:
    return posted.get(name, "").replace("\x00", "").strip()[:MOST_LETTERS]


def cells_in(posted: QueryDict) -> CellsPosted:
    """`set` = "17:2026-11-30=tn" from the keyboard; `cell` = "17:2026-11-30" with `mode` from a
    plain press; `why` names a cell that gets only `reason`. `half` (am, pm) limits modes to half
    the day. Raises SuspiciousOperation for anything else.
    """
    pairs = [
        (key, mode)
        for key, _, mode in (value.partition("=") for value in posted.getlist("set")[:MOST_CELLS])
    ]
    pairs += [(key, posted.get("mode", "")) for key in posted.getlist("cell")[:MOST_CELLS]]
    half, reason = posted.get("half", ""), posted.get("reason", "")[:40]
    reason_text = words_in(posted, "reason_text")[:200]
    raw = tuple(
        (name, value)
        for name in ("set", "cell", "why", "mode", "half", "reason", "reason_text")
        for value in posted.getlist(name)
    )
    try:
        edits = tuple(_edit(_key(key), Mode(mode), half, reason) for key, mode in pairs)
        reasoned = tuple(_key(key) for key in posted.getlist("why")[:MOST_CELLS])
    except ValueError as error:
        raise SuspiciousOperation("a cell that is none") from error
    return CellsPosted(
        edits=edits, reasoned=reasoned, reason=reason, reason_text=reason_text, raw=raw
    )


def taken_in(posted: QueryDict) -> frozenset[CellKey] | None:
    """The ticked changes of a proposal, `take` = "17:2026-11-30"; None from a form that offers no
    choice.
    """
    if "choosing" not in posted:
        return None
    try:
        return frozenset(_key(key) for key in posted.getlist("take")[:MOST_CELLS])
    except ValueError as error:
        raise SuspiciousOperation("a cell that is none") from error


def _key(text: str) -> CellKey:
    staff_id, day = text.split(":")
    return int(staff_id), date.fromisoformat(day)


def _edit(key: CellKey, mode: Mode, half: str, reason: str) -> CellEdit:
    staff_id, day = key
    return CellEdit(
        staff_id=staff_id,
        day=day,
        morning=None if half == Half.AFTERNOON else mode,
        afternoon=None if half == Half.MORNING else mode,
        reason=reason or None,
    )
