"""Posts, who may have them and who is released, as their pages show them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from duties.enums import CoverClass, PostKind, QualifiedBy
from duties.models import DutyExemption, DutyPost, DutyShift, PostQualification
from duties.selectors.posts import exemptions_of, listed_posts, sees_notes
from duties.texts import hours_text
from duties.values.post_page import PostCard, QualifiedLine, ReleaseLine, ShiftLine
from duties.values.posts import CoverWish
from planning.vocabulary import CONDITIONS, ROLES, SECTORS, Tag, Text
from units.models import Position
from units.selectors import Mandate, open_on
from units.words import reader_language

RANKS: Final[Mapping[str, Text]] = {
    "head": Text("Trưởng", "Head"),
    "deputy": Text("Phó", "Deputy"),
    "staff": Text("Nhân viên", "Staff"),
}
NAMED: Final[Mapping[str, Tag | Text]] = {**CONDITIONS, **ROLES, **SECTORS, **RANKS}


def post_cards(mandate: Mandate, on: date) -> list[PostCard]:
    """The posts whose duty the user keeps. Four queries."""
    return [_card(post) for post in listed_posts(mandate, on)]


def post_card(mandate: Mandate, pk: int, on: date) -> PostCard:
    """One of them, which is there. Four queries."""
    return next(_card(post) for post in listed_posts(mandate, on) if post.pk == pk)


def release_lines(mandate: Mandate, on: date) -> list[ReleaseLine]:
    """Who is released on that day or later, of those whose duty the user keeps. Two queries."""
    rows = list(exemptions_of(mandate, on).order_by("staff__sort_key", "first", "pk"))
    posts = Position.objects.filter(
        open_on(on), staff__in=[row.staff_id for row in rows], is_home=True
    )
    homes = {post.staff_id: post for post in posts.select_related("unit")}
    return [_release(mandate, row, homes.get(row.staff_id)) for row in rows]


def may_open_note(mandate: Mandate, row: DutyExemption, on: date) -> bool:
    """Whether the user may know why somebody is released. One query."""
    homes = Position.objects.filter(open_on(on), staff=row.staff_id, is_home=True)
    return sees_notes(mandate, [post.unit_id for post in homes])


def _card(post: DutyPost) -> PostCard:
    return PostCard(
        id=post.pk,
        name=post.name,
        kind=str(PostKind(post.kind).label),
        unit=(post.unit.short_name or post.unit.name) if post.unit else "",
        phone=post.phone,
        on_site=post.on_site,
        is_kept=post.is_kept,
        shifts=tuple(_shift(shift) for shift in post.shifts.all()),
        qualified=_qualified(list(post.qualifications.all())),
    )


def _shift(shift: DutyShift) -> ShiftLine:
    held = {row.day_class: row for row in shift.cover.all()}
    return ShiftLine(
        id=shift.pk,
        name=shift.name,
        hours=hours_text(shift.begins, shift.ends),
        cover=tuple(
            (str(kind.label), CoverWish(row.least, row.wanted, row.most).text)
            for kind in CoverClass
            if (row := held.get(kind.value)) is not None
        ),
    )


def _qualified(rows: Sequence[PostQualification]) -> tuple[QualifiedLine, ...]:
    """Ranks, roles and conditions before people, who come in the order of their names."""
    order = {by.value: place for place, by in enumerate(QualifiedBy)}
    rows = sorted(
        rows, key=lambda row: (order[row.by], row.staff.sort_key if row.staff else row.code, row.pk)
    )
    return tuple(
        QualifiedLine(
            id=row.pk,
            by=str(QualifiedBy(row.by).label),
            who=row.staff.full_name if row.staff else _code_words(row.code),
            unit=(row.unit.short_name or row.unit.name) if row.unit else "",
            is_new=row.is_new,
            first=row.first,
            last=row.last,
        )
        for row in rows
    )


def _release(mandate: Mandate, row: DutyExemption, home: Position | None) -> ReleaseLine:
    return ReleaseLine(
        id=row.pk,
        name=row.staff.full_name,
        unit=(home.unit.short_name or home.unit.name) if home else "",
        post=row.post.name if row.post else "",
        nights_only=row.nights_only,
        first=row.first,
        last=row.last,
        may_open=bool(row.note and home and sees_notes(mandate, [home.unit_id])),
    )


def _code_words(code: str) -> str:
    """Phó, Lái xe, Đang mang thai: who has a rank, a role or a condition."""
    word = NAMED[code]
    return (word.label if isinstance(word, Tag) else word).said(reader_language())
