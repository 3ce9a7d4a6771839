"""An agency with two units, a campaign with one team, and people who can be called."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accounts.models import User
from calls.tests.factories import account
from mobilisation.enums import CallAnswer
from mobilisation.models import CampaignTeam, MobilisedPerson, TaskCampaign, WorkSkill
from mobilisation.services.calling import add_helper, answer_call, call_to_team
from mobilisation.services.campaigns import add_team, open_campaign
from mobilisation.services.keeping import add_skill
from mobilisation.services.wishes import CallSpan, CampaignPlan, HelperCard, TeamPlan
from rosters.tests.factories import MONDAY, WEEK, Office, make_office
from tests.factories import make_staff, make_unit, moment
from units.models import Staff, Unit

AT = moment("2026-11-30 09:00")
TUESDAY, LAST = MONDAY + timedelta(days=1), MONDAY + timedelta(days=13)
assert WEEK.monday == MONDAY


@dataclass(frozen=True)
class Muster:
    """The agency of `office`; `other` is a second unit with two drivers, of whom `lam` has an
    account. The team needs two drivers and one of whoever.
    """

    office: Office
    other: Unit
    driver: WorkSkill
    campaign: TaskCampaign
    team: CampaignTeam
    lam: Staff
    minh: Staff

    @property
    def clerk(self) -> User:
        return self.office.office

    @property
    def an(self) -> Staff:
        return self.office.staff[0]


def make_muster(*clauses: dict[str, Any], last: date | None = LAST) -> Muster:
    office = make_office(*clauses)
    other = make_unit(office.agency, "Phòng Hành chính")
    lam, minh = (make_staff(other, name, roles=("driver",)) for name in ("Đỗ Lâm", "Hồ Minh"))
    account(lam)
    by = office.office
    driver = add_skill("Lái xe", ["driver"], by=by, at=AT)
    campaign = open_campaign(
        CampaignPlan(
            name="Chống bão số 9",
            first=MONDAY,
            last=last,
            decision="12/QĐ-SNV ngày 27/11/2026",
            body_name="Tổ Điều phối",
            body_email="dieuphoi@vi-du.vn",
            report_day=4,
        ),
        by=by,
        at=AT,
    )
    team = add_team(
        campaign.pk,
        TeamPlan(name="Đội cứu trợ", place="Phường Tân Bình", needs={driver.pk: 2, None: 1}),
        by=by,
        at=AT,
    )
    return Muster(office, other, driver, campaign, team, lam, minh)


def called(
    muster: Muster, *people: Staff, first: date = TUESDAY, last: date | None = None
) -> list[MobilisedPerson]:
    """Called by the Office, as drivers where they drive."""
    drivers = {muster.lam.pk, muster.minh.pk}
    wanted = [
        (one, CallSpan(first=first, last=last, skill=muster.driver if one.pk in drivers else None))
        for one in people
    ]
    return call_to_team(muster.team.pk, wanted, by=muster.clerk, at=AT)


def accepted(muster: Muster, *people: Staff, first: date = TUESDAY) -> list[MobilisedPerson]:
    return [
        answer_call(one.pk, CallAnswer.ACCEPTED, by=muster.clerk, at=AT)
        for one in called(muster, *people, first=first)
    ]


def helped(muster: Muster, name: str = "Trần Thị Nga") -> MobilisedPerson:
    """A nurse from outside."""
    card = HelperCard(
        full_name=name, phone="0900000001", organisation="Phòng khám Tâm An", consented_on=MONDAY
    )
    return add_helper(muster.team.pk, card, CallSpan(first=MONDAY), by=muster.clerk, at=AT)
