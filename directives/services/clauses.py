"""The clauses of a draft: sentences whose blanks are filled, in the order of the document."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from accounts.models import User
from audit.services import record
from directives.adapters import well_filled
from directives.enums import Binding, IssuerLevel
from directives.errors import (
    NotReplaceable,
    SpeaksOfNobody,
    UnknownAlertLevel,
    UnknownHomeZone,
    UnknownIssuerLevel,
    UnknownPerson,
    UnknownTrait,
    UnknownZone,
    WrongPhase,
)
from directives.models import Clause, Edition
from directives.scopes import CLAUSE_LISTS, SCOPE_LISTS, known_traits, zone_names
from directives.selectors import people_known, replaceable_clauses
from directives.services.drafts import claim_draft, compose_letters, recorded_facts
from planning.vocabulary import ALERT_LEVELS
from units.models import Agency

Facts = Mapping[str, Any] | None
CONTENT = (
    "item",
    "kind",
    "params",
    "binding",
    *SCOPE_LISTS,
    "min_size",
    "excepted_by",
    "phase_id",
    "replaces_id",
    "quote",
    "comment",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A clause as somebody writes it: which template (`kind`), its blanks (`params`), how
    strictly it binds, which units and people it means, in which phase, what it replaces, who
    else may except from it (see directives.models.Clause).
    """

    kind: str
    params: Mapping[str, Any] = field(default_factory=dict)
    item: str = ""
    binding: str = Binding.ORDER
    traits: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    office_zones: tuple[str, ...] = ()
    alert_levels: tuple[str, ...] = ()
    home_zones: tuple[str, ...] = ()
    min_size: int = 0
    excepted_by: tuple[str, ...] = ()
    phase_id: int | None = None
    replaces_id: int | None = None
    quote: str = ""
    comment: str = ""

    def columns(self) -> dict[str, Any]:
        """What the row holds. Raises BadClause if the template does not accept the blanks."""
        params = well_filled(self.kind, self.params)
        words = {
            name: compose_letters(getattr(self, name)) for name in ("item", "quote", "comment")
        }
        lists = {name: sorted(getattr(self, name)) for name in CLAUSE_LISTS}
        return asdict(self) | words | lists | {"params": params}

    def refuse_unknown(self, edition: Edition) -> None:
        """Raises UnknownTrait, SpeaksOfNobody, UnknownZone, UnknownAlertLevel, UnknownIssuerLevel,
        UnknownPerson, WrongPhase, NotReplaceable.
        """
        agency = edition.directive.agency
        if not people_known(agency, self.kind, self.params):
            raise UnknownPerson
        if not {*self.traits, *self.without} <= known_traits(agency).keys():
            raise UnknownTrait
        if {*self.traits} & {*self.without}:
            raise SpeaksOfNobody
        self._refuse_unknown_zones(agency)
        if not {*self.alert_levels} <= ALERT_LEVELS.keys():
            raise UnknownAlertLevel
        if not {*self.excepted_by} <= {*IssuerLevel}:
            raise UnknownIssuerLevel
        if self.phase_id and not edition.phases.filter(pk=self.phase_id).exists():
            raise WrongPhase
        if (
            self.replaces_id
            and not replaceable_clauses(edition).filter(pk=self.replaces_id).exists()
        ):
            raise NotReplaceable

    def _refuse_unknown_zones(self, agency: Agency) -> None:
        zones = zone_names(agency).keys() if self.office_zones or self.home_zones else set()
        if not {*self.office_zones} <= zones:
            raise UnknownZone
        if not {*self.home_zones} <= zones:
            raise UnknownHomeZone


@transaction.atomic
def add_clause(edition_id: int, sentence: Sentence, *, by: User, at: datetime, seen: int) -> Clause:
    """Write a sentence at the end of a draft. Raises BadClause, NotDraft, DraftChanged, and
    as `Sentence.refuse_unknown`.
    """
    columns = sentence.columns()
    edition = claim_draft(edition_id, seen=seen)
    sentence.refuse_unknown(edition)
    last = edition.clauses.aggregate(last=Max("order"))["last"] or 0
    clause = Clause.objects.create(edition=edition, order=last + 1, **columns)
    _record("add-clause", clause, edition, by=by, at=at, after=recorded_facts(clause, CONTENT))
    return clause


@transaction.atomic
def change_clause(
    clause_id: int, sentence: Sentence, *, by: User, at: datetime, seen: int
) -> Clause:
    """Fill a sentence anew; nothing happens where it says so already. Raises BadClause,
    NotDraft, DraftChanged, and as `Sentence.refuse_unknown`.
    """
    columns = sentence.columns()
    clause = Clause.objects.get(pk=clause_id)
    if all(getattr(clause, name) == value for name, value in columns.items()):
        return clause
    edition = claim_draft(clause.edition_id, seen=seen)
    sentence.refuse_unknown(edition)
    before = recorded_facts(clause, CONTENT)
    Clause.objects.filter(pk=clause.pk).update(**columns)
    clause.refresh_from_db()
    _record(
        "change-clause",
        clause,
        edition,
        by=by,
        at=at,
        before=before,
        after=recorded_facts(clause, CONTENT),
    )
    return clause


@transaction.atomic
def remove_clause(clause_id: int, *, by: User, at: datetime, seen: int) -> dict[str, Any]:
    """Take a sentence out of a draft; what stood there is returned, for `restore_clause`. Raises
    NotDraft, DraftChanged.
    """
    clause, edition = _claimed(clause_id, seen=seen)
    stood = recorded_facts(clause, CONTENT)
    _record("remove-clause", clause, edition, by=by, at=at, before=stood)
    clause.delete()
    return stood | {"order": clause.order, "root_id": clause.root_id}


@transaction.atomic
def restore_clause(
    edition_id: int, stood: Mapping[str, Any], *, by: User, at: datetime, seen: int
) -> Clause:
    """Put a sentence that was taken out back in its place. Raises as `add_clause`."""
    content: dict[str, Any] = {
        name: tuple(stood[name]) if name in CLAUSE_LISTS else stood[name] for name in CONTENT
    }
    sentence = Sentence(**content)
    columns = sentence.columns()
    edition = claim_draft(edition_id, seen=seen)
    sentence.refuse_unknown(edition)
    edition.clauses.filter(order__gte=stood["order"]).update(order=F("order") + 1)
    root = Clause.objects.filter(
        pk=stood["root_id"], edition__directive=edition.directive_id
    ).first()
    clause = Clause.objects.create(edition=edition, order=stood["order"], root=root, **columns)
    _record("add-clause", clause, edition, by=by, at=at, after=recorded_facts(clause, CONTENT))
    return clause


@transaction.atomic
def duplicate_clause(clause_id: int, *, by: User, at: datetime, seen: int) -> Clause:
    """Write the same sentence once more, right below, to be changed there. Raises NotDraft,
    DraftChanged.
    """
    clause, edition = _claimed(clause_id, seen=seen)
    edition.clauses.filter(order__gt=clause.order).update(order=F("order") + 1)
    copy = copy_clause(clause, edition, order=clause.order + 1)
    _record("add-clause", copy, edition, by=by, at=at, after=recorded_facts(copy, CONTENT))
    return copy


@transaction.atomic
def move_clause(clause_id: int, *, up: bool, by: User, at: datetime, seen: int) -> None:
    """Change places with the sentence above or below; at the edge nothing moves. Raises
    NotDraft, DraftChanged.
    """
    clause, edition = _claimed(clause_id, seen=seen)
    rows = list(edition.clauses.order_by("order", "pk"))
    place = next(place for place, row in enumerate(rows) if row.pk == clause.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for order, row in enumerate(rows, start=1):
        row.order = order
    Clause.objects.bulk_update(rows, ["order"])
    _record(
        "move-clause",
        clause,
        edition,
        by=by,
        at=at,
        before={"place": place + 1},
        after={"place": other + 1},
    )


def copy_clause(clause: Clause, edition: Edition, *, order: int) -> Clause:
    """The same sentence in `edition`, in the phase with the same number. In a later edition of
    the document it continues the clause; in another document it takes nobody's place.
    """
    columns = {name: getattr(clause, name) for name in CONTENT}
    if clause.edition_id != edition.pk:
        phase = edition.phases.filter(number=clause.phase.number).first() if clause.phase else None
        columns |= {"phase_id": phase.pk if phase else None}
        if clause.edition.directive_id == edition.directive_id:
            columns |= {"root_id": clause.line_id}
        else:
            columns |= {"replaces_id": None}
    return Clause.objects.create(edition=edition, order=order, **columns)


def _claimed(clause_id: int, *, seen: int) -> tuple[Clause, Edition]:
    clause = Clause.objects.get(pk=clause_id)
    return clause, claim_draft(clause.edition_id, seen=seen)


def _record(
    verb: str,
    clause: Clause,
    edition: Edition,
    *,
    by: User,
    at: datetime,
    before: Facts = None,
    after: Facts = None,
) -> None:
    record(
        f"directives.{verb}",
        clause,
        by=by,
        at=at,
        agency=edition.directive.agency_id,
        before=before,
        after=after,
    )
