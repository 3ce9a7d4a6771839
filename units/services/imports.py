"""Take a workbook over into the records: upload, look, confirm; all of it or nothing."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record
from planning.people import Rank
from refusals import Refusal
from units.enums import AbsenceKind, DayKind, Purpose, Role
from units.errors import Stale
from units.folding import fold_code
from units.importing.book import ImportProblem
from units.importing.compare import POST, UNIT, compare
from units.importing.proposal import ImportAction, ImportProposal, ImportStep
from units.importing.reader import read_book
from units.importing.staff_columns import STAFF
from units.importing.workbook import open_workbook
from units.models import Agency, Grant, ImportDraft, Position, Staff, Unit
from units.rights import UNIT_ROLES
from units.selectors import open_from, open_on
from units.services.absences import record_absence, record_condition
from units.services.accounts import open_account
from units.services.agency import change_unit, create_unit, set_calendar_day
from units.services.authority import refuse_ending, roles_grantable
from units.services.drafts import put_aside, take_up
from units.services.grants import grant_role
from units.services.leaving import rehire_staff
from units.services.posts import StaffPost, change_post, correct_first_day, move_staff
from units.services.short_names import refresh_short_names
from units.services.staff import change_staff, enrol_staff


def propose(agency: Agency, upload: bytes, *, by: User | None, on: date) -> ImportProposal:
    """What the workbook would change; nothing is written. Raises NotExcel or TooBig."""
    proposal = compare(
        agency, read_book(open_workbook(upload)), on=on, may_grant=roles_grantable(by, agency, on)
    )
    return _without_refused(proposal, agency, by=by, on=on)


def _without_refused(
    proposal: ImportProposal, agency: Agency, *, by: User | None, on: date
) -> ImportProposal:
    """A transfer ends the roles held in the old unit: who may not end them may not transfer."""
    moving = [step for step in proposal.steps if step.values.get("moves")]
    codes = [step.values["code"] for step in moving]
    people = agency.staff.select_related("user").filter(code__in=codes)
    staff = {person.code: person for person in people}
    refused = [step for step in moving if not _may_move(staff[step.values["code"]], step, by, on)]
    told = _("Người này đang giữ vai trò gắn với đơn vị cũ mà bạn không được thu hồi.")
    header = next(column.header for column in STAFF.columns if column.key == "unit")
    problems = [ImportProblem(STAFF.title, step.row, header, told) for step in refused]
    return replace(
        proposal,
        steps=tuple(step for step in proposal.steps if step not in refused),
        problems=(*proposal.problems, *problems),
    )


def _may_move(staff: Staff, step: ImportStep, by: User | None, on: date) -> bool:
    if staff.user is None:
        return True
    eve = step.values["first"] - timedelta(days=1)
    homes = Position.objects.filter(staff=staff, is_home=True)
    held = Grant.objects.filter(
        open_from(step.values["first"]), user=staff.user, unit__in=homes.values("unit")
    )
    try:
        with transaction.atomic():
            if held.exists():
                refuse_ending(held, staff.user, by=by, on=min(on, eve), last=eve)
    except Refusal:
        return False
    return True


def keep_draft(
    agency: Agency, *, filename: str, upload: bytes, by: User, at: datetime
) -> ImportDraft:
    """Raises NotExcel or TooBig before anything is kept."""
    open_workbook(upload)
    return put_aside(agency, Purpose.STAFF, filename=filename, upload=upload, by=by, at=at)


def confirm_draft(
    draft: ImportDraft, *, seal: str, by: User, at: datetime, agreed: Iterable[str] = ()
) -> ImportProposal:
    """Write exactly what was looked at, with what hangs on the questions that were answered with
    yes (`agreed`, their keys). Raises Stale if the records have changed since, so that it would
    write something else.
    """
    try:
        return _confirm(draft, seal=seal, agreed=agreed, by=by, at=at)
    except IntegrityError as error:  # somebody entered the same code in this very moment
        raise Stale() from error


@transaction.atomic
def _confirm(
    draft: ImportDraft, *, seal: str, agreed: Iterable[str], by: User, at: datetime
) -> ImportProposal:
    agency = draft.agency
    proposal = propose(agency, bytes(draft.content), by=by, on=localdate(at))
    take_up(draft, proposal, seal=seal)
    proposal = proposal.agreed(agreed)
    apply(proposal, agency, by=by, at=at)
    record(
        "units.import",
        agency,
        by=by,
        at=at,
        agency=agency.pk,
        after={"file": draft.filename, **proposal.counts()},
    )
    return proposal


@dataclass(slots=True)
class _Import:
    """What every line is written with. Units are looked up once, not for each person."""

    agency: Agency
    by: User | None
    at: datetime
    units: dict[str, Unit] = field(default_factory=dict)

    def unit(self, code: str) -> Unit:
        if code not in self.units:
            self.units = {unit.code: unit for unit in self.agency.units.select_related("agency")}
        return self.units[code]

    def staff(self, code: str) -> Staff:
        return self.agency.staff.select_related("agency").get(code_key=fold_code(code))

    @property
    def signed(self) -> dict[str, Any]:
        return {"by": self.by, "at": self.at}


@transaction.atomic
def apply(proposal: ImportProposal, agency: Agency, *, by: User | None, at: datetime) -> None:
    """Sheet by sheet, so that a person's unit is there before the person. What a question is open
    about is left out.
    """
    into = _Import(agency, by, at)
    for step in proposal.steps:
        if step.what is not ImportAction.SAME and not step.asks:
            WRITERS[step.sheet](step, into)
    refresh_short_names(agency)


def _write_unit(step: ImportStep, into: _Import) -> None:
    fields = {key: step.values[key] for key in UNIT if key in step.values}
    if step.what is ImportAction.ADD:
        create_unit(
            into.agency,
            code=step.values["code"],
            **into.signed,
            order=into.agency.units.count() + 1,
            **fields,
        )
    else:
        change_unit(into.agency.units.get(code=step.values["code"]), **into.signed, **fields)


def _write_person(step: ImportStep, into: _Import) -> None:
    values = step.values
    if values.get("corrects_first"):
        home = _home(into.staff(values["code"]))
        correct_first_day(home, first=values["first"], **into.signed)
        return
    unit = into.unit(values["unit"])
    facts = {key: values[key] for key in ("email", "phone", "home_zone", "room") if key in values}
    post = _post({key: values[key] for key in POST if key in values})
    if values.get("returns"):
        staff = into.staff(values["code"])
        rehire_staff(staff, unit, post=post, first=values["first"], **into.signed)
        change_staff(staff, **into.signed, full_name=values["full_name"], **facts)
    elif step.what is ImportAction.ADD:
        name = values["full_name"]
        staff = enrol_staff(
            unit,
            code=values["code"],
            full_name=name,
            post=post,
            first=values["first"],
            **into.signed,
            **facts,
        )
    else:
        staff = into.staff(values["code"])
        change_staff(staff, **into.signed, full_name=values["full_name"], **facts)
        _write_post(step, staff, unit, into)
    if "account_role" in values:
        _give_account(staff, unit, step, into)


def _write_post(step: ImportStep, staff: Staff, unit: Unit, into: _Import) -> None:
    home = _home(staff)
    stands = {key: getattr(home, key) for key in POST}
    post = _post(
        {**stands, **{key: step.values[key] for key in POST if key in step.values}},
        order=home.order,
        rank=home.rank,
    )
    if step.values["moves"]:
        move_staff(staff, unit, post=post, first=step.values["first"], **into.signed)
    else:
        change_post(home, post=post, **into.signed)


def _home(staff: Staff) -> Position:
    homes = Position.objects.filter(staff=staff, is_home=True)
    return homes.select_related("staff", "unit").latest("first")


def _post(
    fields: dict[str, object], *, order: int | None = None, rank: str | None = None
) -> StaffPost:
    """The place in the order goes with the rank: who is promoted no longer stands where staff
    stand.
    """
    new_rank = Rank(str(fields.get("rank", Rank.STAFF)))
    return StaffPost(
        title=str(fields["title"]),
        title_short=str(fields.get("title_short", "")),
        rank=new_rank,
        roles=tuple(fields.get("roles", ())),  # type: ignore[arg-type]  # read as a tuple of codes
        standing_reasons=tuple(fields.get("standing_reasons", ())),  # type: ignore[arg-type]
        order=order if new_rank == rank else None,
    )


def _give_account(staff: Staff, unit: Unit, step: ImportStep, into: _Import) -> None:
    role, day = Role(step.values["account_role"]), min(step.values["first"], localdate(into.at))
    if staff.user is None:
        open_account(staff, username=step.values["username"], **into.signed)
    its = unit if role in UNIT_ROLES else None
    held = Grant.objects.filter(
        open_on(localdate(into.at)), user=staff.user_id, agency=staff.agency_id, role=role, unit=its
    )
    if staff.user is not None and role is not Role.STAFF and not held.exists():
        first = step.values["first"] if step.values.get("moves") else day
        grant_role(staff.user, staff.agency, role, unit=its, first=first, **into.signed)


def _write_absence(step: ImportStep, into: _Import) -> None:
    values = step.values
    staff = into.staff(values["code"])
    kind, note = AbsenceKind(values["kind"]), values.get("note", "")
    record_absence(
        staff, kind=kind, first=values["first"], last=values["last"], note=note, **into.signed
    )


def _write_condition(step: ImportStep, into: _Import) -> None:
    values = step.values
    staff = into.staff(values["code"])
    record_condition(
        staff, tag=values["tag"], first=values["first"], last=values.get("last"), **into.signed
    )


def _write_day(step: ImportStep, into: _Import) -> None:
    values = step.values
    stood = into.agency.calendar_days.filter(day=values["day"]).first()
    words = {
        key: values.get(key, getattr(stood, key) if stood else "") for key in ("name", "basis")
    }
    set_calendar_day(
        into.agency, day=values["day"], kind=DayKind(values["kind"]), **into.signed, **words
    )


WRITERS: dict[str, Callable[[ImportStep, _Import], None]] = {
    "units": _write_unit,
    "staff": _write_person,
    "absences": _write_absence,
    "conditions": _write_condition,
    "calendar": _write_day,
}
