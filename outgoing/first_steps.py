"""The path from an empty agency to its first roster: each step with its state, what is missing and
where it is done.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from outgoing.selectors.setup import Gap, Setup, in_words
from units.words import clock_time, day


class StepState(StrEnum):
    DONE = "done"
    NOW = "now"
    TODO = "todo"
    WAIT = "wait"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A page where something of a step is done."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstStep:
    """One step as the page shows it. `is_done` is read from the agency itself, never ticked off;
    `after` are the steps without which it cannot be begun.
    """

    code: str
    title: str
    said: str
    why: str
    is_done: bool
    ways: tuple[Way, ...]
    missing: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    number: int = 0
    state: StepState = StepState.TODO
    waits_for: tuple[int, ...] = ()


CODES = ("agency", "calendar", "units", "people", "roles", "list", "directive", "week")


def first_steps(setup: Setup) -> tuple[FirstStep, ...]:
    """All steps in order. The first that can be done and was not skipped is where one is now."""
    steps = [replace(step, number=number) for number, step in enumerate(_steps(setup), start=1)]
    open_steps = {step.code: step.number for step in steps if not step.is_done}
    return tuple(_placed(steps, open_steps, set(setup.agency.steps_skipped)))


def _placed(
    steps: Iterable[FirstStep], open_steps: dict[str, int], skipped: set[str]
) -> Iterator[FirstStep]:
    is_found = False
    for step in steps:
        waits_for = tuple(open_steps[code] for code in step.after if code in open_steps)
        if step.is_done:
            state = StepState.DONE
        elif step.code in skipped:
            state = StepState.SKIPPED
        elif waits_for:
            state = StepState.WAIT
        elif is_found:
            state = StepState.TODO
        else:
            state, is_found = StepState.NOW, True
        yield replace(step, state=state, waits_for=waits_for)


def _steps(setup: Setup) -> Iterator[FirstStep]:
    agency = setup.agency
    yield FirstStep(
        code="agency",
        title=_("Tên cơ quan, hạn trình, hạn duyệt"),
        said=", ".join(filter(None, (agency.name, agency.parent_name, agency.place))),
        why=_("Tên và địa danh đứng trên bản in và danh sách gửi đi; lời nhắc theo các hạn này."),
        is_done=bool(agency.parent_name and agency.place),
        ways=(Way(label=_("Cơ quan"), url=reverse("outgoing:agency")),),
    )
    yield FirstStep(
        code="calendar",
        title=_("Ngày nghỉ lễ, Tết"),
        said=_("Ngày nghỉ bù, làm bù do cấp trên quyết định thì ghi thêm."),
        why=_("Chưa có ngày nghỉ thì ngày lễ cũng bị coi là ngày làm việc."),
        is_done=not setup.years_missing,
        ways=(Way(label=_("Ngày nghỉ lễ, Tết"), url=reverse("units:calendar")),),
        missing=_words(setup, Gap.NO_CALENDAR),
    )
    yield from _of_people(setup)
    yield _of_list(setup)
    yield from _of_week(setup)


def _of_people(setup: Setup) -> Iterator[FirstStep]:
    yield FirstStep(
        code="units",
        title=_("Các phòng, đơn vị"),
        said=ngettext("%(n)s phòng, đơn vị.", "%(n)s phòng, đơn vị.", len(setup.units))
        % {"n": len(setup.units)},
        why=_("Mỗi phòng, đơn vị lập một lịch. Ban Giám đốc cũng là một đơn vị."),
        is_done=bool(setup.units),
        ways=(
            Way(label=_("Nhập từ Excel"), url=reverse("units:import")),
            Way(label=_("Thêm đơn vị"), url=reverse("units:new-unit")),
        ),
    )
    yield FirstStep(
        code="people",
        title=pgettext("everybody", "Cán bộ"),
        said=ngettext("%(n)s người.", "%(n)s người.", setup.people) % {"n": setup.people},
        why=_("Tỷ lệ tại cơ quan tính trên số người của phòng: thiếu người thì mức tính sai."),
        is_done=bool(setup.people) and not setup.without_people(),
        ways=(
            Way(label=_("Nhập từ Excel"), url=reverse("units:import")),
            Way(label=_("Thêm cán bộ"), url=reverse("units:new-person")),
        ),
        missing=_words(setup, Gap.NO_PEOPLE),
        after=("units",),
    )
    yield FirstStep(
        code="roles",
        title=_("Tài khoản, vai trò"),
        said=_("%(accounts)s trên %(people)s người có tài khoản.")
        % {"accounts": setup.accounts, "people": setup.people},
        why=_("Trưởng phòng trình, Giám đốc duyệt, Văn phòng nhập văn bản và gửi danh sách."),
        is_done=bool(setup.people and setup.approvers and setup.office)
        and not setup.without_editor(),
        ways=(
            Way(label=_("Mở tài khoản"), url=reverse("units:open-accounts")),
            Way(label=_("Giao vai trò"), url=reverse("units:roles")),
        ),
        missing=_words(setup, Gap.NO_EDITOR, Gap.NO_APPROVER, Gap.NO_OFFICE),
        after=("people",),
    )


def _of_list(setup: Setup) -> FirstStep:
    agency = setup.agency
    begun = (
        _("Gửi từ %(day)s, lúc %(time)s.")
        % {"day": day(agency.reports_from), "time": clock_time(agency.report_send_at)}
        if agency.reports_from
        else _("Chưa gửi.")
    )
    return FirstStep(
        code="list",
        title=_("Danh sách hằng ngày"),
        said=begun,
        why=_("Đến giờ, danh sách tự gửi tới các nơi nhận; chưa có ngày bắt đầu thì không gửi."),
        is_done=bool(agency.reports_from and setup.recipients),
        ways=(
            Way(label=_("Nơi nhận báo cáo"), url=reverse("units:recipients")),
            Way(label=_("Ngày bắt đầu, giờ gửi"), url=reverse("outgoing:agency")),
        ),
        missing=_words(setup, Gap.NO_RECIPIENT, Gap.NO_LIST_DAY),
    )


def _of_week(setup: Setup) -> Iterator[FirstStep]:
    yield FirstStep(
        code="directive",
        title=_("Văn bản chỉ đạo đầu tiên"),
        said=_("%(n)s văn bản.") % {"n": setup.directives}
        if setup.directives
        else _("Văn phòng dán công văn vào, phần mềm đọc ra các quy định, người xác nhận."),
        why=_("Chưa có văn bản thì không có mức nào để kiểm tra: mọi lịch đều đạt."),
        is_done=bool(setup.directives),
        ways=(Way(label=_("Văn bản chỉ đạo"), url=reverse("directives:list")),),
        after=("roles",),
    )
    yield FirstStep(
        code="week",
        title=_("Lịch đầu tiên"),
        said=ngettext("%(n)s lịch đã lập.", "%(n)s lịch đã lập.", setup.rosters)
        % {"n": setup.rosters}
        if setup.rosters
        else _("Trưởng phòng lập lịch tuần tới và trình; Giám đốc duyệt."),
        why=_("Từ lịch được duyệt, mọi người biết tuần tới mình ở đâu."),
        is_done=bool(setup.decided),
        ways=(Way(label=_("Hôm nay"), url=reverse("outgoing:today")),),
        after=("roles",),
    )


def _words(setup: Setup, *gaps: Gap) -> tuple[str, ...]:
    return tuple(in_words(gap, setup) for gap in setup.gaps() if gap in gaps)
