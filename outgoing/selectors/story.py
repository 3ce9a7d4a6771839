"""The story of one run, told in the order in which it happened, with what each mail server said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from notices.models import Attempt, Delivery, Run
from outgoing.selectors.runs import RunRow

MOST_TROUBLES = 12
AXIS_LEFT, AXIS_DUE, AXIS_DEADLINE, AXIS_RIGHT = 20, 62, 660, 700


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """`kind` is done, now, todo or fail, as the style sheet calls them."""

    kind: str
    title: str
    at: datetime | None
    text: str = ""
    reply: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """Where the moments of a list lie on the line from its hour to its deadline."""

    begun: int
    sent: int | None
    due: int = AXIS_DUE
    deadline: int = AXIS_DEADLINE
    is_late: bool = False


def story_of(row: RunRow, letters: Sequence[Delivery]) -> tuple[Happening, ...]:
    run = row.run
    if run.state in (Run.State.MISSED, Run.State.EMPTY):
        return (
            Happening(kind="fail", title=run.get_state_display(), at=run.created_at, text=run.note),
        )
    begun = (
        Happening(
            kind="done",
            title=_("Chốt danh sách"),
            at=run.created_at,
            text=_("Từ lịch đã duyệt của các phòng, đơn vị"),
        ),
        Happening(kind="done", title=_("Lập văn bản"), at=run.created_at, sha256=run.sha256),
    )
    sending = Happening(
        kind="done",
        title=_("Gửi thư"),
        at=row.first_sent_at or run.created_at,
        text=_("%(count)s nơi nhận, mỗi nơi một thư riêng") % {"count": row.letters},
    )
    return (*begun, sending, *list(_troubles(letters))[:MOST_TROUBLES], *_end(row))


def _troubles(letters: Sequence[Delivery]) -> Iterator[Happening]:
    """What did not go through at once, and how it was mended."""
    found = [
        (attempt.ended_at, letter, attempt) for letter in letters for attempt in letter.tries.all()
    ]
    troubled = {
        letter.pk for _at, letter, attempt in found if attempt.outcome != Attempt.Outcome.ACCEPTED
    }
    for at, letter, attempt in sorted(found, key=lambda each: each[0]):
        if letter.pk in troubled:
            yield _happening(letter, attempt, at)
    for letter in letters:
        if letter.state == Delivery.State.FAILED and not letter.tries.all():
            yield Happening(
                kind="fail", title=_trouble(letter), at=letter.due_at, text=_(letter.last_text)
            )


def _happening(letter: Delivery, attempt: Attempt, at: datetime) -> Happening:
    reply = " ".join(str(part) for part in (attempt.code, attempt.text) if part)
    if attempt.outcome == Attempt.Outcome.ACCEPTED:
        return Happening(
            kind="done",
            title=_("%(name)s: đã gửi ở lần thứ %(number)s")
            % {
                "name": _name(letter),
                "number": attempt.number,
            },
            at=at,
            reply=reply,
        )
    return Happening(
        kind="fail", title=_trouble(letter), at=at, text=attempt.get_outcome_display(), reply=reply
    )


def _trouble(letter: Delivery) -> str:
    return _("%(name)s: gửi không thành công") % {"name": _name(letter)}


def _name(letter: Delivery) -> str:
    return letter.recipient_name or letter.address


def _end(row: RunRow) -> Iterator[Happening]:
    if row.waiting:
        yield Happening(
            kind="now",
            title=_("Đang gửi"),
            at=None,
            text=_("Còn %(count)s thư chưa đi") % {"count": row.waiting},
        )
    elif row.run.finished_at:
        text = _("Thư và trả lời của máy chủ đã vào nhật ký, không sửa được")
        yield Happening(kind="done", title=_("Lưu chứng cứ"), at=row.run.finished_at, text=text)


def clock_line(row: RunRow) -> ClockLine | None:
    """None for what has no deadline, and for a correction, which is sent when somebody asks for
    it.
    """
    run = row.run
    if run.deadline_at is None or run.revision or run.state in (Run.State.MISSED, Run.State.EMPTY):
        return None
    span = (run.deadline_at - run.due_at).total_seconds()

    def place(at: datetime) -> int:
        share = (at - run.due_at).total_seconds() / span
        return max(AXIS_LEFT, min(AXIS_RIGHT, round(AXIS_DUE + share * (AXIS_DEADLINE - AXIS_DUE))))

    sent = place(row.last_sent_at) if row.last_sent_at else None
    return ClockLine(begun=place(run.created_at), sent=sent, is_late=row.late_by is not None)
