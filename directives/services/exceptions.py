"""Written exceptions from a clause: recorded only if who gave it may give it, and taken back
without being lost.
"""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import User
from audit.services import record
from directives.adapters import rule_of, unit_values
from directives.enums import ExceptionEffect, IssuerLevel
from directives.errors import (
    AmountNeeded,
    DiscretionUnexplained,
    ExceptionGone,
    ForceEndsBeforeItBegins,
    NoPower,
    NothingCounted,
    NotInForceClause,
    UnitOutOfScope,
    WholeAgency,
)
from directives.models import Clause, WrittenException
from directives.selectors import BINDING_STATES
from directives.services.drafts import compose_letters, recorded_facts
from directives.services.revision import rules_changed
from planning.authority import Authority, AuthorityLevel
from planning.clauses.fields import FractionField, IntegerField, ParameterError
from planning.rules.catalogue import bound_of, spans_units
from planning.vocabulary import Text
from units.names import clean

RECORDED = (
    "clause_id",
    "unit_id",
    "number",
    "issuer",
    "issuer_level",
    "issued_on",
    "begins",
    "ends",
    "effect",
    "num",
    "den",
    "n",
    "note",
)
_SHARE = FractionField(name="amount", label=Text("Tỷ lệ", "Share"))
_NUMBER = IntegerField(name="amount", label=Text("Số người", "Number"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Granted:
    """What a document grants: to a unit (None: all the clause speaks of), in [begins, ends).

    `amount` is a share ("1/2", "50%") or a number of people ("6"), empty where the clause does not
    bind at all.
    """

    number: str
    issuer: str
    issuer_level: str
    begins: datetime
    ends: datetime | None = None
    issued_on: date | None = None
    unit_id: int | None = None
    effect: str = ExceptionEffect.AMOUNT
    amount: str = ""
    note: str = ""

    @property
    def authority(self) -> Authority:
        return Authority(compose_letters(self.issuer), AuthorityLevel(self.issuer_level))


@transaction.atomic
def record_exception(
    clause_id: int, granted: Granted, *, by: User, at: datetime
) -> WrittenException:
    """Keep a written exception from a clause and from what continues it in later editions.

    Raises NotInForceClause, NoPower (the issuer neither set the rule, nor stands above, nor is
    named by it; rules.md section 4), DiscretionUnexplained (the rule only names it, and it gives
    no reason), UnitOutOfScope, NothingCounted, WholeAgency (another amount for one unit of a
    number counted over all), AmountNeeded, ForceEndsBeforeItBegins.
    """
    clause = Clause.objects.select_related("edition__directive__agency").get(pk=clause_id)
    agency = clause.edition.directive.agency
    if clause.edition.state not in BINDING_STATES:
        raise NotInForceClause
    if granted.ends is not None and granted.ends <= granted.begins:
        raise ForceEndsBeforeItBegins
    _refuse_without_power(clause, granted)
    if granted.unit_id is not None:
        _refuse_out_of_scope(clause, granted.unit_id, granted.begins)
    given = WrittenException.objects.create(
        agency=agency,
        clause_id=clause.line_id,
        unit_id=granted.unit_id,
        number=compose_letters(granted.number),
        issuer=compose_letters(granted.issuer),
        issuer_level=granted.issuer_level,
        issued_on=granted.issued_on,
        begins=granted.begins,
        ends=granted.ends,
        effect=granted.effect,
        note=compose_letters(granted.note),
        recorded_by=by,
        recorded_at=at,
        **_amount(clause, granted),
    )
    rules_changed(agency.pk)
    record(
        "directives.except",
        given,
        by=by,
        at=at,
        agency=agency.pk,
        after=recorded_facts(given, RECORDED),
    )
    return given


@transaction.atomic
def revoke_exception(exception_id: int, *, by: User, at: datetime, reason: str) -> WrittenException:
    """Take an exception back from now on; what was done under it stays lawful and on record.
    Raises ExceptionGone.
    """
    gone = WrittenException.objects.filter(pk=exception_id, revoked_at__isnull=True).update(
        revoked_by=by, revoked_at=at, revoke_reason=compose_letters(reason)
    )
    given = WrittenException.objects.get(pk=exception_id)
    if not gone:
        raise ExceptionGone
    rules_changed(given.agency_id)
    after = recorded_facts(given, ("revoked_at", "revoke_reason"))
    record(
        "directives.revoke-exception",
        given,
        by=by,
        at=at,
        agency=given.agency_id,
        after=after,
        reason=given.revoke_reason,
    )
    return given


def _refuse_without_power(clause: Clause, granted: Granted) -> None:
    directive = clause.edition.directive
    setter = Authority(directive.issuer, AuthorityLevel(directive.issuer_level))
    if not granted.authority.may_except(
        setter, also=frozenset(AuthorityLevel(level) for level in clause.excepted_by)
    ):
        named = ", ".join(str(IssuerLevel(level).label).lower() for level in clause.excepted_by)
        raise NoPower(directive.issuer, named)
    if not (granted.authority.may_except(setter) or clean(granted.note)):
        raise DiscretionUnexplained


def _refuse_out_of_scope(clause: Clause, unit_id: int, begins: datetime) -> None:
    agency = clause.edition.directive.agency
    unit = unit_values(agency, begins.astimezone(ZoneInfo(agency.time_zone)).date()).get(unit_id)
    if unit is None or not rule_of(clause).binds(unit):
        raise UnitOutOfScope


def _amount(clause: Clause, granted: Granted) -> dict[str, object]:
    """The columns of the number that takes the place of the clause's."""
    if granted.effect == ExceptionEffect.EXEMPT:
        return {}
    rule = rule_of(clause).rule
    if bound_of(rule) is None:
        raise NothingCounted
    if granted.unit_id is not None and spans_units(rule):
        raise WholeAgency
    typed = granted.amount.strip()
    try:
        if typed.isdecimal():
            return {"n": _NUMBER.read(typed)}
        num, den = _SHARE.read(typed)
    except ParameterError as wrong:
        raise AmountNeeded from wrong
    return {"num": num, "den": den}
