"""What holds until further notice is looked at now and then, so that nothing is kept up merely
because nobody thought of it.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from accounts.models import User
from audit.services import record
from directives.enums import EditionState
from directives.errors import NothingToReview, ReviewInThePast
from directives.models import Edition
from directives.services.drafts import recorded_facts


@transaction.atomic
def review_directive(
    directive_id: int, *, next_on: date, by: User, at: datetime, reason: str = ""
) -> Edition:
    """Somebody looked and lets it go on; the next look is on `next_on`. Raises NothingToReview,
    ReviewInThePast.
    """
    edition = Edition.objects.filter(
        directive_id=directive_id, state=EditionState.IN_FORCE, effective_to=None
    ).first()
    if edition is None:
        raise NothingToReview
    if next_on <= timezone.localdate(at):
        raise ReviewInThePast
    before = recorded_facts(edition, ("review_on",))
    Edition.objects.filter(pk=edition.pk).update(review_on=next_on, version=F("version") + 1)
    edition.refresh_from_db()
    directive = edition.directive
    after = recorded_facts(edition, ("review_on",))
    record(
        "directives.review",
        directive,
        by=by,
        at=at,
        agency=directive.agency_id,
        before=before,
        after=after,
        reason=reason,
    )
    return edition
