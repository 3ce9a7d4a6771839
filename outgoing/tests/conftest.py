"""An agency that owes its list from Monday 30/11/2026 on, and a unit of it with a published
week.
"""

import pytest

from notices.tests.conftest import sink
from outgoing.tests.weeks import make_roster, place
from planning.people import Rank
from tests.factories import MONDAY, make_agency, make_staff, make_unit
from units.models import Agency, ReportRecipient, Unit
from weeks.enums import Mode

__all__ = ["agency", "sink", "unit"]


@pytest.fixture
def agency() -> Agency:
    """Two offices receive its list from Monday 30/11/2026 on; one more does not any longer."""
    made = make_agency(name="Sở Nội vụ", parent_name="UBND tỉnh Hòa Giang", reports_from=MONDAY)
    for name, address, is_active in (
        ("Văn phòng Bộ", "vp@bo.example", True),
        ("Phòng Tổng hợp", "th@tinh.example", True),
        ("Cũ", "cu@x.example", False),
    ):
        ReportRecipient.objects.create(agency=made, name=name, address=address, is_active=is_active)
    return made


@pytest.fixture
def unit(agency: Agency) -> Unit:
    """A unit with a published week: a leader and a guard on site, one at home, one away, one
    half and half.
    """
    made = make_unit(agency, "Phòng Tổ chức cán bộ")
    roster = make_roster(made)
    for name, rank, modes in (
        ("Đỗ Khánh Vân", Rank.HEAD, (Mode.ON_SITE,)),
        ("Nông Văn Sáng", Rank.STAFF, (Mode.ON_DUTY,)),
        ("Ngô Thị Ánh", Rank.STAFF, (Mode.ON_SITE, Mode.REMOTE)),
        ("Lương Bích Ngọc", Rank.STAFF, (Mode.REMOTE,)),
        ("Vũ Hoài An", Rank.STAFF, (Mode.SICK,)),
    ):
        staff = make_staff(
            made, name, rank, title="Trưởng phòng" if rank is Rank.HEAD else "Chuyên viên"
        )
        place(roster, staff, *modes)
    return made
