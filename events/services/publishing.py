"""Show the work calendar of a week to everybody, as a version that stays."""

from datetime import datetime

from django.db import transaction
from django.db.utils import IntegrityError
from django.utils import translation

from accounts.models import User
from audit.services import record
from events.errors import CalendarChanged, NothingToPublish
from events.models import CalendarEdition
from events.selectors.week import publishable
from events.sheets.lines import content_of_lines
from planning.time import Week
from units.enums import Right
from units.names import clean
from weeks.errors import NotAllowed
from weeks.selectors.acting import mandate_for


@transaction.atomic
def publish_calendar(
    week: Week,
    *,
    by: User,
    at: datetime,
    seen: str,
    document_number: str = "",
) -> CalendarEdition:
    """Publish what is approved, if it is what was `seen` (CalendarWeek.content).

    Raises NotAllowed, NothingToPublish, CalendarChanged.
    """
    mandate = mandate_for(by, at)
    if not mandate.may(Right.PUBLISH_ROSTERS):
        raise NotAllowed
    agency = mandate.agency
    with translation.override("vi"):  # a paper is in Vietnamese
        lines, leaders = publishable(agency, week)
    if content_of_lines(lines, ()) != seen:
        raise CalendarChanged
    last = CalendarEdition.objects.filter(agency=agency, monday=week.monday).first()
    content = content_of_lines(lines, leaders)
    if last is not None and last.content == content:
        raise NothingToPublish
    try:
        with transaction.atomic():
            edition = CalendarEdition.objects.create(
                agency=agency,
                monday=week.monday,
                number=last.number + 1 if last else 1,
                document_number=clean(document_number),
                lines=[line.facts for line in lines],
                leaders=[line.facts for line in leaders],
                content=content,
                published_by=by,
                published_at=at,
            )
    except IntegrityError as taken:
        raise CalendarChanged from taken
    record(
        "events.publish-calendar",
        edition,
        by=by,
        at=at,
        agency=agency.pk,
        after={"number": edition.number, "content": content, "lines": len(lines)},
    )
    return edition
