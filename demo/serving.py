"""What the units of the demo agency do for citizens in the flood: some at the counter, some on
line, one not at all.
"""

from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from accounts.models import User
from demo.cast import the_agency
from demo.flood import NUMBER
from directives.models import Clause
from serving.enums import ServiceWay
from serving.services.changing import change_way
from serving.services.keeping import keep_public_page, keep_service
from units.models import Unit


class DemoService(NamedTuple):
    """A service of the unit of a code; without a `way` it is given at the counter as always."""

    unit: str
    name: str
    place: str
    way: ServiceWay | None = None
    instead: str = ""
    is_reception: bool = False


SERVICES: Final = (
    DemoService(
        "vp",
        "Tiếp công dân",
        "Phòng tiếp công dân, tầng 1",
        ServiceWay.SUSPENDED,
        "Gửi đơn qua bưu điện hoặc gọi 0209 3 800 100",
        is_reception=True,
    ),
    DemoService("vp", "Tiếp nhận và trả kết quả hồ sơ", "Bộ phận một cửa, tầng 1"),
    DemoService(
        "ldvl",
        "Đăng ký nội quy lao động",
        "Bộ phận một cửa, tầng 1",
        ServiceWay.ONLINE,
        "Nộp trên Cổng dịch vụ công quốc gia",
    ),
    DemoService(
        "ncc",
        "Giải quyết chế độ người có công",
        "Phòng 204",
        ServiceWay.LIMITED,
        "Gọi trước để hẹn giờ: 0209 3 800 120",
    ),
)


def tell_of_services(monday: date, *, by: User, at: datetime) -> int:
    """By the directive of the flood, for as long as it holds; and the public page. How many."""
    agency = the_agency()
    units = {unit.code: unit for unit in Unit.objects.filter(agency=agency)}
    clause = Clause.objects.filter(
        edition__directive__agency=agency, edition__directive__number=NUMBER, item="khoản 13"
    ).first()
    given = [one for one in SERVICES if one.unit in units]
    for one in given:
        service = keep_service(
            None,
            unit=units[one.unit],
            name=one.name,
            place=one.place,
            hours="7h30–11h30, 13h30–17h00",
            is_reception=one.is_reception,
            by=by,
            at=at,
        )
        if one.way is not None:
            change_way(
                service,
                way=one.way,
                first=monday,
                last=monday + timedelta(days=11),
                clause=clause,
                ground="",
                instead=one.instead,
                by=by,
                at=at,
            )
    keep_public_page(
        slug="so-noi-vu-hoa-giang", is_open=True, contact="Văn phòng Sở, 0209 3 800 100", by=by,
        at=at,
    )  # fmt: skip
    return len(given)
