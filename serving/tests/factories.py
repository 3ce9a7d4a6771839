"""A service that is suspended, and a public page, for tests."""

from datetime import date
from typing import Any

from django.utils.text import slugify

from rosters.tests.factories import MONDAY, NOW, Office
from serving.enums import ServiceWay
from serving.models import PublicPage, PublicService, ServiceSpell
from serving.services.changing import change_way
from serving.services.keeping import keep_public_page, keep_service
from units.names import fold


def make_service(office: Office, name: str = "Tiếp công dân", **fields: Any) -> PublicService:
    given = {"place": "Phòng 101", "hours": "Sáng thứ Năm", "is_reception": True, **fields}
    return keep_service(None, unit=office.unit, name=name, **given, by=office.office, at=NOW)


def make_spell(office: Office, name: str = "Tiếp công dân", **fields: Any) -> ServiceSpell:
    """Suspended from Monday until further notice, by what was agreed."""
    service = fields.pop("service", None) or make_service(office, name)
    first: date = fields.pop("first", MONDAY)
    given = {
        "way": ServiceWay.SUSPENDED,
        "last": None,
        "clause": None,
        "ground": "Thông báo số 12/TB",
        "instead": "Gửi đơn qua bưu điện",
        **fields,
    }
    return change_way(service, first=first, **given, by=office.office, at=NOW)


def make_public_page(office: Office, name: str = "Sở Nội vụ") -> PublicPage:
    return keep_public_page(
        slug=slugify(fold(name)), is_open=True, contact="024 3000 0000", by=office.office, at=NOW
    )
