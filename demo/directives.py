"""Enters the demo agency's directives through the same services as the page: those of the past
as patterns, one in force in the played week.
"""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import User
from demo.flood import flood
from demo.paper import Paper, PaperClause
from demo.papers import PAPERS, SUPERIOR
from directives.enums import EditionState
from directives.models import Directive, Edition
from directives.services import add_clause, add_condition, enter_directive, put_in_force
from directives.services.clauses import Sentence
from directives.services.documents import Head
from units.models import Agency


@transaction.atomic
def enter_directives(
    agency: Agency, *, by: User, at: datetime, monday: date
) -> tuple[Directive, ...]:
    """Enter what is not there yet, clause by clause; what is there stays as it is. The last one
    is in force from `monday`.
    """
    known: dict[str, Directive] = {}
    for paper in (*SUPERIOR, *PAPERS):
        known[paper.key] = enter_paper(
            agency, paper, known.get(paper.implements), by=by, at=at, historical=True
        )
    past = [known[paper.key] for paper in (*PAPERS, *SUPERIOR)]
    return (*past, enter_paper(agency, flood(monday), None, by=by, at=at, historical=False))


def enter_paper(
    agency: Agency,
    paper: Paper,
    above: Directive | None,
    *,
    by: User,
    at: datetime,
    historical: bool,
) -> Directive:
    """The paper as a document in force, below the one `above` it; one that is there stays."""
    known = Directive.objects.filter(
        agency=agency, number=paper.number, issuer=paper.issuer, title=paper.title
    ).first()
    if known:
        return known
    directive = enter_directive(
        agency, _head(paper, above, ZoneInfo(agency.time_zone)), by=by, at=at, historical=historical
    )
    for said in paper.clauses:
        add_clause(
            _draft(directive).pk, _sentence(said), by=by, at=at, seen=_draft(directive).version
        )
    for words in paper.ends_when:
        draft = _draft(directive)
        add_condition(draft.pk, words=words, other_id=None, by=by, at=at, seen=draft.version)
    draft = _draft(directive)
    put_in_force(draft.pk, by=by, at=at, seen=draft.version, retroactive=True)
    return directive


def _draft(directive: Directive) -> Edition:
    return directive.editions.get(state=EditionState.DRAFT)


def _head(paper: Paper, above: Directive | None, zone: ZoneInfo) -> Head:
    after = paper.ends + timedelta(days=1) if paper.ends else None
    return Head(
        kind=paper.kind,
        number=paper.number,
        title=paper.title,
        issuer=paper.issuer,
        issuer_level=paper.issuer_level,
        issued_on=paper.issued_on,
        note=paper.note,
        implements_id=above.pk if above else None,
        review_on=paper.review_on,
        effective_from=datetime.combine(paper.begins, time(0), zone),
        effective_to=datetime.combine(after, time(0), zone) if after else None,
    )


def _sentence(said: PaperClause) -> Sentence:
    return Sentence(
        kind=said.kind,
        params=said.params,
        item=said.item,
        binding=said.binding,
        traits=said.traits,
        without=said.without,
        min_size=said.min_size,
        quote=said.quote,
    )
