"""What the pages of a roster post: what was seen, which cells become what, and a reason in
words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from json import loads
from secrets import token_hex

from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict

from planning.time import Half
from rosters.values.edit_key import EditKey
from units.numbers import number_in
from weeks.enums import Mode
from weeks.values.cells import CellEdit, CellKey, Looks, Seen

MOST_CELLS = 5000
MOST_ROSTERS = 10_000
MOST_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class CellsPosted:
    """`edits` give cells a mode, `was` is what the page last showed in a cell or asked for there,
    `key` is what the page calls the act; `reasoned` cells only get `reason` (a code) or
    `reason_text`; `raw` is what was posted, to post again as an act of its own.
    """

    edits: tuple[CellEdit, ...]
    was: dict[CellKey, frozenset[Looks]]
    reasoned: tuple[CellKey, ...]
    reason: str
    reason_text: str
    raw: tuple[tuple[str, str], ...]
    key: EditKey | None = None


def seen_in(posted: QueryDict) -> Seen:
    """The hidden fields `version` and `content`. A form without them did not come from our
    pages.
    """
    try:
        return Seen(
            version=_whole(posted.get("version", "")), content=posted.get("content", "")[:64]
        )
    except ValueError as error:
        raise SuspiciousOperation("a roster form without its version") from error


def many_seen_in(posted: QueryDict) -> dict[int, Seen]:
    """The ticked rows of the board: `roster` = "id:version:content" a row from a plain form,
    `rosters` the same of all rows in one field. Raises SuspiciousOperation for anything else, and
    for more rows than a week of any agency has.
    """
    found: dict[int, Seen] = {}
    for value in [*posted.getlist("roster"), *posted.get("rosters", "").split()]:
        try:
            roster_id, version, content = value.split(":")
            found[_whole(roster_id)] = Seen(version=_whole(version), content=content[:64])
        except ValueError as error:
            raise SuspiciousOperation("a roster that is none") from error
    if len(found) > MOST_ROSTERS:
        raise SuspiciousOperation("more rosters than there are")
    return found


def left_out_in(asked: QueryDict, posted: QueryDict) -> frozenset[int]:
    """Which units are left out where all that are listed are chosen: `except` = "12.15" in the
    address, and of those with a box on the page (`listed` = "12 15 17") the ones without a tick
    (`take`).
    """
    listed = _numbers(posted.get("listed", "").split())
    ticked = _numbers(posted.getlist("take"))
    return _numbers(asked.get("except", "").split(".")) - listed | (listed - ticked)


def words_in(posted: QueryDict, name: str = "reason") -> str:
    return posted.get(name, "").replace("\x00", "").strip()[:MOST_LETTERS]


def cells_in(posted: QueryDict) -> CellsPosted:
    """`set` = "17:2026-11-30=tn" for a day, "=tn/cq" for its halves, "17:2026-11-30:am=tn" for one
    half alone; `was` in the same form; `cell` = "17:2026-11-30" with `mode` from a plain press,
    which says nothing where there is a `set`; `why` names a cell that gets only `reason`. `half`
    (am, pm) limits a mode to half the day. One field may hold many, a space between them. `key` is
    a window of a browser and the number of the act in it. Raises SuspiciousOperation for anything
    else.
    """
    half, reason = posted.get("half", ""), posted.get("reason", "")[:40]
    pairs = _pairs(posted, "set") or [
        (key, posted.get("mode", "")) for key in _words(posted, "cell")
    ]
    try:
        edits = tuple(_edit(key, modes, half, reason) for key, modes in pairs)
        was = [(_key(key), _looks(modes)) for key, modes in _pairs(posted, "was")]
        reasoned = tuple(_key(key) for key in _words(posted, "why"))
        act_key = _edit_key(posted.get("key", ""))
    except ValueError as error:
        raise SuspiciousOperation("a cell that is none") from error
    return CellsPosted(
        edits=edits,
        was=_together(was),
        reasoned=reasoned,
        reason=reason,
        reason_text=words_in(posted, "reason_text")[:200],
        raw=tuple(
            (name, value)
            for name in ("set", "cell", "why", "mode", "half", "reason", "reason_text")
            for value in posted.getlist(name)
        ),
        key=act_key,
    )


def marks_in(posted: QueryDict) -> dict[str, str] | None:
    """`marks` = {"row-17": "…"}: which pieces of the week the page holds, each by its mark. None
    where the page wants the whole.
    """
    try:
        marks = loads(str(posted["marks"])) if "marks" in posted else None
    except ValueError as error:
        raise SuspiciousOperation("marks that are none") from error
    if marks is None:
        return None
    if not isinstance(marks, dict):
        raise SuspiciousOperation("marks that are none")
    return {str(piece): str(mark) for piece, mark in marks.items()}


def taken_in(posted: QueryDict) -> frozenset[CellKey] | None:
    """The ticked changes of a proposal, `take` = "17:2026-11-30"; None from a form that offers no
    choice.
    """
    if "choosing" not in posted:
        return None
    try:
        return frozenset(_key(key) for key in _words(posted, "take"))
    except ValueError as error:
        raise SuspiciousOperation("a cell that is none") from error


@dataclass(frozen=True, slots=True)
class CommentPosted:
    """`answers` is the comment that is answered or settled, `key` that of the form."""

    text: str
    key: str
    answers: int | None
    is_of_day: bool


def comment_in(posted: QueryDict) -> CommentPosted:
    """What is said about a cell; a form of ours has a key, any other is one by itself."""
    return CommentPosted(
        text=words_in(posted, "text"),
        key=posted.get("key", "")[:32] or token_hex(16),
        answers=number_in(posted.get("answers", "")),
        is_of_day="whole_day" in posted,
    )


def cell_in(posted: QueryDict, name: str) -> CellKey | None:
    """One cell, named in the field `name` as "17:2026-11-30"; None where none is. Raises
    SuspiciousOperation for anything else.
    """
    text = posted.get(name, "")
    try:
        return _key(text) if text else None
    except ValueError as error:
        raise SuspiciousOperation("a cell that is none") from error


def _numbers(texts: Iterable[str]) -> frozenset[int]:
    """What is none is passed over."""
    found = (number_in(text) for text in islice(texts, MOST_ROSTERS))
    return frozenset(number for number in found if number is not None)


def _words(posted: QueryDict, name: str) -> list[str]:
    return [word for value in posted.getlist(name) for word in value.split()][:MOST_CELLS]


def _pairs(posted: QueryDict, name: str) -> list[tuple[str, str]]:
    split = (word.partition("=") for word in _words(posted, name))
    return [(key, modes) for key, _, modes in split]


def _together(pairs: Iterable[tuple[CellKey, Looks]]) -> dict[CellKey, frozenset[Looks]]:
    found: dict[CellKey, set[Looks]] = defaultdict(set)
    for key, looks in pairs:
        found[key].add(looks)
    return {key: frozenset(all_looks) for key, all_looks in found.items()}


def _edit_key(text: str) -> EditKey | None:
    """Nothing from a page without JavaScript. Raises ValueError for what no page makes."""
    if not text:
        return None
    if not re.fullmatch(r"[0-9a-f]{32}-[0-9]{1,9}", text):
        raise ValueError("no key of an act")
    window, act = text.split("-")
    return EditKey(window, int(act))


def _key(text: str) -> CellKey:
    staff_id, day = text.split(":")
    return _whole(staff_id), date.fromisoformat(day)


def _whole(text: str) -> int:
    """Raises ValueError where it is none."""
    number = number_in(text)
    if number is None:
        raise ValueError("no number of anything")
    return number


def _looks(modes: str) -> Looks:
    morning, _, afternoon = modes.partition("/")
    return Mode(morning).value, Mode(afternoon or morning).value


def _edit(text: str, modes: str, half: str, reason: str) -> CellEdit:
    """`text` names a cell, and may name a half of its own."""
    cell, own_half = text.rpartition(":")[::2] if text.count(":") == 2 else (text, "")
    only = Half(own_half) if own_half else half
    staff_id, day = _key(cell)
    morning, afternoon = (Mode(mode) for mode in _looks(modes))
    return CellEdit(
        staff_id=staff_id,
        day=day,
        morning=None if only == Half.AFTERNOON else morning,
        afternoon=None if only == Half.MORNING else afternoon,
        reason=reason or None,
    )
