"""An office of which a clause asks a declaration, for tests."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.test import Client

from accounts.models import User
from declarations.models import MadeDeclaration
from declarations.selectors.own import own_declarations
from declarations.services.declaring import make_declaration
from rosters.tests.factories import LEADER, REMOTE_BY_DEFAULT, Office, make_office, published
from tests.factories import make_user, moment
from units.models import Staff

SignIn = Callable[[User], Client]
MONDAY_MORNING = moment("2026-11-30 07:00")
FEVER, TESTED = "Bạn có sốt, ho không? | có", "Ngày xét nghiệm gần nhất | ngày 3"


def asking(*questions: str, binding: str = "order", **params: Any) -> dict[str, Any]:
    """A health declaration that holds good for three days, unless said otherwise."""
    told = {"title": "Khai báo y tế", "validity": "days", "days": 3, **params}
    return {
        "kind": "entry_declaration",
        "params": {**told, "questions": list(questions)},
        "item": "mục 5",
        "binding": binding,
    }


def asked_office(*questions: str, **clause: Any) -> Office:
    """The head comes every day of the published week, everybody else is at home."""
    office = make_office(REMOTE_BY_DEFAULT, LEADER, asking(*(questions or (FEVER,)), **clause))
    published(office)
    return office


def account_of(staff: Staff) -> User:
    """The person's own account, made where there is none."""
    if staff.user is None:
        staff.user = make_user(full_name=staff.full_name)
        staff.save(update_fields=["user"])
    return staff.user


def seal_of(staff: Staff, at: datetime = MONDAY_MORNING) -> str:
    """Of the one thing that is asked of them."""
    [asked] = own_declarations(staff, at=at)
    return asked.seal


def declared(staff: Staff, *answers: str, at: datetime = MONDAY_MORNING) -> MadeDeclaration:
    return make_declaration(seal_of(staff, at), answers or ("no",), by=account_of(staff), at=at)
