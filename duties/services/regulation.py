"""Begin the agency's own regulation of duty: a draft with the sentences most offices have, for the
Office to change, sign and put in force.
"""

from datetime import datetime
from typing import Final

from django.db import transaction

from accounts.models import User
from audit.services import record
from directives.enums import Binding, DocumentKind, IssuerLevel
from directives.models import Clause, Directive
from directives.services import add_clause, enter_directive
from directives.services.clauses import Sentence
from directives.services.documents import Head
from duties.errors import RegulationBegun
from planning.clauses.duty_blanks import AWAY
from units.enums import Right
from units.models import Agency
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for

TITLE: Final = "Quy chế trực cơ quan"
USUAL: Final = (
    Sentence(kind="duty_rest", params={"hours": 12, "night_hours": 24, "on_site_only": True}),
    Sentence(kind="duty_away", params={"states": [state.value for state in AWAY]}),
    Sentence(kind="duty_remote_day"),
    Sentence(kind="duty_newcomer"),
    Sentence(kind="duty_quota", params={"max": 2, "span": "week"}, binding=Binding.TARGET),
    Sentence(kind="duty_weekend_gap", params={"between": 1}, binding=Binding.TARGET),
    Sentence(kind="duty_holiday_turn", binding=Binding.TARGET),
)
"""Rest, no duty while away or at home, newcomers in company: binding. Not too often, weekends and
holidays in turns: to be striven for.
"""


def has_duty_sentences(agency: Agency) -> bool:
    """Whether any document of the agency, a draft too, speaks of duty. One query."""
    return Clause.objects.filter(
        edition__directive__agency=agency, kind__startswith="duty_"
    ).exists()


@transaction.atomic
def begin_regulation(*, by: User, at: datetime) -> Directive:
    """The document with its draft; number, date and start are left to whoever signs it.

    Raises NotAllowed, RegulationBegun.
    """
    mandate = mandate_for(by, at)
    if not mandate.may(Right.KEEP_DIRECTIVES):
        raise NotAllowed
    agency = Agency.objects.select_for_update().get(pk=mandate.agency.pk)
    if has_duty_sentences(agency):
        raise RegulationBegun
    head = Head(
        title=TITLE,
        issuer=agency.name,
        kind=DocumentKind.DECISION,
        issuer_level=IssuerLevel.AGENCY,
    )
    directive = enter_directive(agency, head, by=by, at=at)
    edition = directive.editions.get()
    for sentence in USUAL:
        edition.refresh_from_db()
        add_clause(edition.pk, sentence, by=by, at=at, seen=edition.version)
    record(
        "duties.begin-regulation",
        directive,
        by=by,
        at=at,
        agency=agency.pk,
        after={"sentences": len(USUAL)},
    )
    return directive
