"""Reminds those who keep directives that one which holds until further notice is to be looked at
again: once for each such day.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.models import Edition
from directives.selectors import reviews_due
from directives.words import period
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import local_day
from outgoing.selectors.directives import DueReview, reviews_untold, step_of
from outgoing.selectors.filing import who_may
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to, readers_who_may
from units.enums import Right
from units.models import Agency


class ReviewKind(LetterKind[DueReview]):
    kind = RunKind(code=Run.Kind.REVIEW, name=gettext_lazy("Văn bản cần xem xét lại"))

    def due(self, tick: Tick) -> Iterator[DueReview]:
        return reviews_untold(tick.agency, tick.now)

    def key(self, agency: Agency, item: DueReview, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk,
            kind=self.kind.code,
            local_date=item.on,
            step=step_of(item.edition),
        )

    def due_at(self, item: DueReview, at: datetime) -> datetime:
        return item.due_at

    def compose(self, agency: Agency, item: DueReview, *, at: datetime) -> Contents:
        return compose_review(agency, item, at=at)

    def why_not_owed(self, asked: Mapping[str, Any]) -> str:
        return why_no_review(asked["agency"], asked["review"], date.fromisoformat(asked["on"]))

    def name(self, item: DueReview) -> str:
        return f"the review of edition {item.edition.pk}"


def compose_review(agency: Agency, due: DueReview, *, at: datetime) -> Contents:
    """One letter to each who keeps directives."""
    zone = ZoneInfo(agency.time_zone)
    with timezone.override(zone):
        keepers = who_may(Right.KEEP_DIRECTIVES, agency, local_day(at, zone))
        letters = tuple(
            letter_to(Addressee.of(user), agency, _form(agency, due)) for user in keepers
        )
        with translation.override("vi"):
            return Contents(
                subject=_subject(due.edition),
                text=_lead(due.edition),
                facts={"edition": due.edition.pk},
                letters=letters,
            )


def why_no_review(agency_id: int, edition_id: int, on: date) -> str:
    """Empty while the order still holds and nobody has looked at it."""
    agency = Agency.objects.get(pk=agency_id)
    if reviews_due(agency, on).filter(pk=edition_id).exists():
        return ""
    with translation.override("vi"):
        return _("Văn bản đã được xem xét hoặc đã hết hiệu lực.")


def _form(agency: Agency, due: DueReview) -> LetterParts:
    edition = due.edition
    return LetterParts(
        template="review",
        page=reverse("directives:directive", args=[edition.directive_id]),
        page_label=lambda: _("Mở văn bản"),
        subject=lambda: _subject(edition),
        words=lambda: {"lead": _lead(edition), "title": edition.directive.title},
        still_owed={"agency": agency.pk, "review": edition.pk, "on": due.on.isoformat()},
        readers=readers_who_may(Right.KEEP_DIRECTIVES),
    )


def _subject(edition: Edition) -> str:
    return _("Cần xem xét lại %(document)s") % {"document": edition.directive}


def _lead(edition: Edition) -> str:
    words = {"document": edition.directive, "period": period(edition)}
    return _("%(document)s có hiệu lực %(period)s. Đã đến ngày xem xét lại.") % words
