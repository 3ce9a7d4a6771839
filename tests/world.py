"""One thing of every kind in an agency, so that every address of the site can be asked for."""

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from accounts.models import User
from assignments.enums import AssignmentAct
from assignments.models import AssignmentStep
from assignments.services import report_result
from assignments.tests.factories import account_of, make_task
from assignments.values import ResultReport
from calls.enums import ComingState
from calls.models import ComingRequest, SummonedPerson, Summons
from directives.enums import LinkKind
from directives.models import Directive, EndCondition, Link, Phase
from directives.services import add_condition, add_link, add_phase
from directives.services.attachments import Upload
from directives.tests.factories import (
    make_attachment,
    make_clause,
    make_directive,
    make_exception,
    make_in_force,
)
from duties.enums import DutyPeriod, SwapKind
from duties.models import (
    DutyExemption,
    DutyRoster,
    DutyShift,
    DutyTurn,
    ShiftHandover,
    SwapRequest,
)
from duties.services.opening import open_duty_roster
from duties.tests.factories import DECEMBER, make_fit, make_post, make_shift
from events.models import AgencyResource, CalendarEdition
from events.services.items import WrittenEvent, enter_item
from lodging.tests.factories import make_place, make_stay
from mobilisation.models import (
    CampaignTeam,
    CoveredCondition,
    MobilisedPerson,
    TaskCampaign,
    WorkSkill,
)
from notices.models import Delivery, Run
from notices.tests.outbox import begin, key, letter, send
from planning.time import Week
from rosters.services import keep_pattern
from rosters.tests.factories import NOW, WEEK, Office, lawful, make_office
from seasons.models import DutySeason
from seasons.services.opening import open_season
from seasons.values.seasons import SeasonSketch
from serving.tests.factories import make_public_page, make_spell
from support.enums import SupportPer, SupportState
from support.models import SupportProposal, SupportRate
from swaps.models import DaySwap
from tests.factories import (
    LONG_AGO,
    make_absence,
    make_agency,
    make_condition,
    make_staff,
    make_user,
    make_zone,
    moment,
)
from units.enums import DayKind, Role
from units.models import (
    CalendarDay,
    Delegation,
    Grant,
    LeaveRequest,
    ReportRecipient,
    Staff,
    Unit,
    ZoneLevel,
)
from weeks.enums import RosterState
from weeks.models import WeeklyRoster

LETTER_DAY, HOLIDAY = date(2026, 11, 24), date(2027, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """The parts of an address. Everything visible carries the agency's `mark`."""

    mark: str
    unit: int
    roster: int
    person: int
    absence: int
    condition: int
    grant: int
    delegation: int
    leave_request: int
    outsider: int
    closed: int
    recipient: int
    zone: int
    zone_level: int
    special_day: int
    directive: int
    unnumbered: int
    draft: int
    clause: int
    attachment: int
    phase: int
    link: int
    end_condition: int
    sentence: int
    item: int
    resource: int
    edition: int
    proposal: int
    rate: int
    lodging: int
    stay: int
    service: int
    spell: int
    public_page: str
    on_paper: int
    task: int
    result: int
    exception: int
    duty_post: int
    duty_shift: int
    duty_roster: int
    duty_turn: int
    swap: int
    day_swap: int
    season: int
    coming: int
    summons: int
    summoned: int
    handover: int
    campaign: int
    team: int
    skill: int
    mobilised: int
    covered: int
    qualification: int
    release: int
    pattern: int
    mail: UUID
    run: UUID
    day: date = LETTER_DAY
    monday: date = WEEK.monday
    week: Week = WEEK
    kind: str = "onsite_ratio_cap"
    filled: str = "hien-co"
    act: str = "submit"
    first_step: str = "list"
    reminder: str = "begin"
    step: str = "extend"
    token: str = "khong-con-dung"
    seal: str = "0123456789abcdef"


def make_world(mark: str) -> World:
    agency = make_agency(mark, reports_from=LETTER_DAY)
    office = make_office(agency=agency, name=f"{mark} phòng")
    person = _person(office.unit, mark)
    absence = make_absence(person, WEEK.monday, kind="sick")
    condition = make_condition(person, "pregnant", LONG_AGO)
    grant = Grant.objects.get(user=person.user)
    binding = make_in_force(
        agency, office.office, title=f"{mark} có hiệu lực", clauses=({"quote": mark},)
    )
    unnumbered = make_directive(agency, office.office, number="", title=f"{mark} chưa có số")
    draft = make_directive(agency, office.office, number="9/UBND", title=f"{mark} dự thảo")
    clause = make_clause(draft, office.office, quote=mark)
    phase, link, end_condition = _life(draft, binding, office.office)
    sentence = binding.editions.get().clauses.get()
    exception = make_exception(sentence, office.office, note=mark)
    item = enter_item(
        WrittenEvent(
            day=WEEK.monday, begins=time(8), title=mark, kind="briefing", unit_id=office.unit.pk
        ),
        by=office.head,
        at=NOW,
    )
    roster, result = lawful(office), _result(office, person, mark)
    sent = _mail(agency.pk, mark)
    zone = make_zone(agency, f"{mark} phường")
    duty_post = make_post(agency, f"{mark} trực", unit=office.unit)
    duty_shift = make_shift(duty_post)
    duty_roster = open_duty_roster(DECEMBER, unit_id=office.unit.pk, by=office.head, at=NOW)
    duty_turn, swap, handover = _changing(office, person, duty_shift)
    summoned, spell = _summoned(office, person, mark), make_spell(office, mark)
    stay = make_stay(make_place(office, f"{mark} nhà nghỉ"), office.leader, office)
    mobilised = _mobilised(office, person, mark)
    return World(
        mark=mark,
        unit=office.unit.pk,
        roster=roster.pk,
        person=person.pk,
        absence=absence.pk,
        condition=condition.pk,
        grant=grant.pk,
        delegation=_delegation(office, mark).pk,
        leave_request=LeaveRequest.objects.create(
            staff=person, kind="leave", first=WEEK.sunday, last=WEEK.sunday, asked_at=NOW
        ).pk,
        outsider=make_user(Role.READER, agency, full_name=f"{mark} khách").pk,
        closed=make_user(Role.READER, agency, full_name=f"{mark} đã đóng", is_active=False).pk,
        recipient=ReportRecipient.objects.create(
            agency=agency, name=f"{mark} nhận", address="nhan@vi-du.vn"
        ).pk,
        zone=zone.pk,
        zone_level=ZoneLevel.objects.create(zone=zone, level="level-1", first=HOLIDAY).pk,
        special_day=CalendarDay.objects.create(
            agency=agency, day=HOLIDAY, kind=DayKind.HOLIDAY, name=f"{mark} nghỉ"
        ).pk,
        directive=binding.pk,
        unnumbered=unnumbered.pk,
        draft=clause.edition_id,
        clause=clause.pk,
        attachment=make_attachment(binding, office.office, title=f"{mark} kèm").pk,
        phase=phase.pk,
        link=link.pk,
        end_condition=end_condition.pk,
        sentence=sentence.pk,
        item=item.pk,
        resource=AgencyResource.objects.create(agency=agency, kind="room", name=f"{mark} phòng").pk,
        edition=_edition(office, mark).number,
        proposal=_proposal(office).pk,
        rate=_rate(office).pk,
        lodging=stay.place_id,
        stay=stay.pk,
        service=spell.service_id,
        spell=spell.pk,
        public_page=make_public_page(office, mark).slug,
        on_paper=office.staff[0].pk,
        task=result.assignment_id,
        result=result.pk,
        exception=exception.pk,
        duty_post=duty_post.pk,
        duty_shift=duty_shift.pk,
        duty_roster=duty_roster.pk,
        duty_turn=duty_turn.pk,
        season=_season(office, mark).pk,
        swap=swap.pk,
        day_swap=_day_swap(office, person, roster).pk,
        coming=_coming(office, person, mark).pk,
        summons=summoned.summons_id,
        summoned=summoned.pk,
        handover=handover.pk,
        campaign=mobilised.team.campaign_id,
        team=mobilised.team_id,
        skill=WorkSkill.objects.create(agency=agency, name=mark, name_key=mark).pk,
        mobilised=mobilised.pk,
        covered=CoveredCondition.objects.create(
            agency=agency, name=f"{mark} mũi 2", tag="vaccinated"
        ).pk,
        qualification=make_fit(duty_post, person)[0].pk,
        release=DutyExemption.objects.create(staff=person, first=WEEK.monday, note=mark).pk,
        pattern=keep_pattern(roster.pk, name=f"{mark} mẫu", by=office.head, at=NOW).pk,
        mail=sent.uuid,
        run=sent.run.uuid,
    )


def _edition(office: Office, mark: str) -> CalendarEdition:
    """The work calendar of the week, which was published as often as agencies were made."""
    return CalendarEdition.objects.create(
        agency=office.agency,
        monday=WEEK.monday,
        number=CalendarEdition.objects.count() + 1,
        document_number=mark,
        published_by=office.director,
        published_at=NOW,
    )


def _rate(office: Office) -> SupportRate:
    return SupportRate.objects.create(
        agency=office.agency,
        per=SupportPer.DAY,
        amount=50_000,
        decision="Quyết định số 12/QĐ-SNV",
        first=WEEK.monday,
    )


def _proposal(office: Office) -> SupportProposal:
    """Support that waits for approval."""
    return SupportProposal.objects.create(
        agency=office.agency,
        first=WEEK.monday,
        last=WEEK.sunday,
        state=SupportState.PROPOSED,
        content="0",
        opened_by=office.office,
        opened_at=NOW,
        proposed_by=office.office,
        proposed_at=NOW,
    )


def _coming(office: Office, person: Staff, mark: str) -> ComingRequest:
    """A request that was approved: it has a certificate."""
    return ComingRequest.objects.create(
        agency=office.agency,
        unit=office.unit,
        staff=person,
        day=WEEK.sunday,
        morning=True,
        afternoon=True,
        reason=f"{mark} việc gấp",
        state=ComingState.APPROVED,
        asked_by=office.head,
        asked_at=NOW,
        decided_by=office.head,
        decided_at=NOW,
        called_as="urgent",
        year=WEEK.year,
        number=1,
    )


def _summoned(office: Office, person: Staff, mark: str) -> SummonedPerson:
    """Somebody who was called and has not answered."""
    summons = Summons.objects.create(
        agency=office.agency,
        day=WEEK.sunday,
        morning=True,
        afternoon=True,
        present_by=time(9, 30),
        reason=f"{mark} triệu tập",
        answer_by=NOW,
        called_by=office.director,
        called_at=NOW,
    )
    return SummonedPerson.objects.create(
        summons=summons, staff=person, unit=office.unit, called_as="leader-order"
    )


def _mobilised(office: Office, person: Staff, mark: str) -> MobilisedPerson:
    """Somebody who was called to a team and has not answered."""
    campaign = TaskCampaign.objects.create(
        agency=office.agency,
        name=f"{mark} đợt",
        first=WEEK.monday,
        opened_by=office.office,
        opened_at=NOW,
    )
    team = CampaignTeam.objects.create(campaign=campaign, name=f"{mark} đội")
    return MobilisedPerson.objects.create(
        team=team,
        staff=person,
        unit=office.unit,
        first=WEEK.monday,
        called_by=office.office,
        called_at=NOW,
    )


def _changing(
    office: Office, person: Staff, shift: DutyShift
) -> tuple[DutyTurn, SwapRequest, ShiftHandover]:
    """Somebody's turn of a published roster, a turn a colleague is asked for, and one that was
    handed over.
    """
    roster = DutyRoster.objects.create(
        agency=office.agency,
        unit=office.unit,
        period=DutyPeriod.WEEK,
        first=date(2027, 1, 4),
        last=date(2027, 1, 10),
        state=RosterState.PUBLISHED,
        opened_by=office.head,
        opened_at=NOW,
        changed_at=NOW,
        submitted_by=office.head,
        submitted_at=NOW,
        approved_by=office.director,
        approved_at=NOW,
    )
    roster.posts.add(shift.post)
    turn, other, past = (
        DutyTurn.objects.create(
            roster=roster, shift=shift, staff=person, day=date(2027, 1, day), changed_at=NOW
        )
        for day in (4, 5, 6)
    )
    swap = SwapRequest.objects.create(
        turn=other,
        kind=SwapKind.TAKE,
        asker=person,
        asked=office.leader,
        asked_by=office.head,
        asked_at=NOW,
    )
    handover = ShiftHandover.objects.create(
        turn=past, giver=person, taker=office.leader, events="Không có gì", given_at=NOW
    )
    return turn, swap, handover


def _day_swap(office: Office, person: Staff, roster: WeeklyRoster) -> DaySwap:
    """A day at the office that a colleague is asked for."""
    return DaySwap.objects.create(
        unit=office.unit,
        roster=roster,
        asker=person,
        asked=office.leader,
        day=WEEK.monday,
        other_day=WEEK.monday + timedelta(days=1),
        asked_by=office.head,
        asked_at=NOW,
        unit_revision=0,
        rules_revision=0,
    )


def _result(office: Office, person: Staff, mark: str) -> AssignmentStep:
    """A task that somebody reported as done, with a file."""
    task = make_task(office, person, f"{mark} việc")
    upload = Upload(f"{mark} kết quả.pdf", b"%PDF-1.4\n%%EOF")
    report_result(task.pk, ResultReport(upload=upload), seen=1, by=account_of(person), at=NOW)
    return task.steps.get(act=AssignmentAct.DONE)


def _life(draft: Directive, other: Directive, by: User) -> tuple[Phase, Link, EndCondition]:
    """A stage of the draft, what it does to another document, and what else ends it."""
    edition = draft.editions.get()
    who: dict[str, Any] = {"by": by, "at": NOW}
    seen = edition.version
    return (
        add_phase(
            edition.pk,
            name=f"{draft.title} đợt",
            begins=edition.starts,
            ends=None,
            seen=seen,
            **who,
        ),
        add_link(
            edition.pk, kind=LinkKind.REPEALS, other_id=other.pk, until=None, seen=seen + 1, **who
        ),
        add_condition(edition.pk, words=draft.title, other_id=None, seen=seen + 2, **who),
    )


def _delegation(office: Office, mark: str) -> Delegation:
    """Somebody who acts for the head in the week."""
    return Delegation.objects.create(
        agency=office.agency,
        unit=office.unit,
        giver=office.head,
        deputy=make_user(Role.DEPUTY, unit=office.unit, full_name=f"{mark} phó"),
        first=WEEK.monday,
        last=WEEK.sunday,
        given_by=office.head,
        given_at=NOW,
    )


def _person(unit: Unit, mark: str) -> Staff:
    """Somebody with an account and a role that an Office may take away."""
    return make_staff(unit, f"{mark} An", user=make_user(Role.READER, unit.agency))


def _mail(agency: int, mark: str) -> Delivery:
    """A list that went out on the first day; a reminder about the week waits."""
    sent_at, words = (
        NOW - timedelta(days=2),
        letter(subject=mark, text=mark, html=f"<p>{mark}</p>", name=mark),
    )
    sent = begin(words, at=sent_at, run=key(agency, day=LETTER_DAY))
    send(sent_at)
    begin(words, at=NOW, run=key(agency, kind=Run.Kind.REMINDER, day=WEEK.monday, step="file"))
    return sent.deliveries.select_related("run").get()


def _season(office: Office, mark: str) -> DutySeason:
    sketch = SeasonSketch(
        name=f"{mark} trực Tết",
        first=date(2027, 2, 4),
        last=date(2027, 2, 12),
        filing_at=moment("2027-01-29 16:00"),
        unit_ids=(office.unit.pk,),
    )
    return open_season(sketch, by=office.office, at=NOW)
