"""Small directives for tests, made through the services."""

from datetime import datetime
from typing import Any

from accounts.models import User
from directives.enums import AttachmentKind, EditionState
from directives.models import Attachment, Clause, Directive, Edition, WrittenException
from directives.services import (
    add_attachment,
    add_clause,
    enter_directive,
    put_in_force,
    record_exception,
)
from directives.services.attachments import Upload
from directives.services.clauses import Sentence
from directives.services.documents import Head
from directives.services.exceptions import Granted
from tests.factories import moment
from units.models import Agency

SIGNED_PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\n%%EOF\n"
ENTERED = moment("2026-11-20 10:00")
CAP: dict[str, Any] = {"num": 1, "den": 3, "rounding": "floor", "level": "unit"}


def make_head(**fields: Any) -> Head:
    defaults: dict[str, Any] = {
        "number": "312/UBND-NC",
        "title": "Về việc bố trí làm việc trong thời gian mưa lũ",
        "issuer": "UBND tỉnh Hòa Giang",
        "effective_from": moment("2026-11-30 00:00"),
        "effective_to": moment("2026-12-12 00:00"),
    }
    return Head(**(defaults | fields))


def make_directive(agency: Agency, by: User, *, at: datetime = ENTERED, **fields: Any) -> Directive:
    return enter_directive(agency, make_head(**fields), by=by, at=at)


def make_attachment(directive: Directive, by: User, **fields: Any) -> Attachment:
    """A signed PDF kept with the document."""
    defaults: dict[str, Any] = {
        "kind": AttachmentKind.SIGNED,
        "title": "Bản ký",
        "upload": Upload("312-UBND-NC.pdf", SIGNED_PDF),
    }
    return add_attachment(directive.pk, **(defaults | fields), by=by, at=ENTERED)


def draft_of(directive: Directive) -> Edition:
    return directive.editions.get(state=EditionState.DRAFT)


def make_clause(directive: Directive, by: User, **fields: Any) -> Clause:
    """A clause at the end of the directive's draft: by default at most a third at the office."""
    draft = draft_of(directive)
    defaults: dict[str, Any] = {"kind": "onsite_ratio_cap", "params": CAP, "item": "khoản 1"}
    return add_clause(
        draft.pk, Sentence(**(defaults | fields)), by=by, at=ENTERED, seen=draft.version
    )


def make_in_force(
    agency: Agency,
    by: User,
    *,
    at: datetime = ENTERED,
    clauses: tuple[dict[str, Any], ...] = ({},),
    **fields: Any,
) -> Directive:
    """A directive that somebody put in force with these clauses `at` that moment, whenever it
    begins.
    """
    directive = make_directive(agency, by, at=at, **fields)
    for clause in clauses:
        make_clause(directive, by, **clause)
    draft = draft_of(directive)
    put_in_force(draft.pk, by=by, at=at, seen=draft.version, retroactive=True)
    return directive


def make_exception(
    clause: Clause, by: User, *, at: datetime = ENTERED, **fields: Any
) -> WrittenException:
    """The issuer of the rule allows six people from 01/12/2026 on, recorded at `at`: the fields
    of `Granted` say what else.
    """
    directive = clause.edition.directive
    defaults: dict[str, Any] = {
        "number": "41/UBND-NC",
        "issuer": directive.issuer,
        "issuer_level": directive.issuer_level,
        "begins": moment("2026-12-01 00:00"),
        "amount": "6",
    }
    return record_exception(clause.pk, Granted(**(defaults | fields)), by=by, at=at)
