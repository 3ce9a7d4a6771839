"""Tells everybody concerned of a directive that came into force: one letter a person, once."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.adapters import lines_of
from directives.models import Edition
from directives.services import tell_staff
from directives.words import period
from notices.kinds import RunKind
from notices.letters import Contents, Portion, RunKey
from notices.models import Run
from outgoing.selectors.directives import step_of, untold_editions
from outgoing.services.kinds.protocol import LetterKind, Tick
from outgoing.services.letters import Addressee, LetterParts, letter_to
from units.models import Agency
from units.words import reader_language

BATCH = 200
"""Letters written in one transaction: well under a second."""


class NoticeKind(LetterKind[Edition]):
    kind = RunKind(code=Run.Kind.DIRECTIVE, name=gettext_lazy("Thông báo văn bản"))

    def due(self, tick: Tick) -> Iterable[Edition]:
        return untold_editions(tick.agency, tick.now)

    def key(self, agency: Agency, item: Edition, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk,
            kind=self.kind.code,
            local_date=self.due_at(item, at).date(),
            step=step_of(item),
        )

    def due_at(self, item: Edition, at: datetime) -> datetime:
        return item.put_in_force_at or at

    def compose(self, agency: Agency, item: Edition, *, at: datetime) -> Contents:
        return compose_notices(agency, item.pk, at=at)

    def more(self, agency: Agency, run: Run, cursor: int) -> Portion:
        return letters_after(agency, run.facts["edition"], cursor, told_at=run.created_at)

    def name(self, item: Edition) -> str:
        return f"the notice of edition {item.pk}"


def compose_notices(agency: Agency, edition_id: int, *, at: datetime) -> Contents:
    """Write down who is told, and the letters to the first of those who have an address; the others
    follow in batches (letters_after).
    """
    edition = Edition.objects.select_related("directive__agency").get(pk=edition_id)
    told = tell_staff(edition.pk, at=at)
    first = letters_after(agency, edition_id, 0, told_at=at)
    with timezone.override(ZoneInfo(agency.time_zone)), translation.override("vi"):
        return Contents(
            subject=_subject(edition),
            text=_lead(edition),
            facts={"edition": edition.pk, "people": len(told)},
            letters=first.letters,
            cursor=first.cursor,
        )


def letters_after(agency: Agency, edition_id: int, cursor: int, *, told_at: datetime) -> Portion:
    """The next letters to those who were told at that moment and stand behind the cursor."""
    edition = Edition.objects.select_related("directive__agency").get(pk=edition_id)
    told = edition.notices.filter(told_at=told_at, pk__gt=cursor).select_related("staff__user")
    some = list(told.order_by("pk")[: BATCH + 1])
    with timezone.override(ZoneInfo(agency.time_zone)):
        form = _form(edition)
        letters = tuple(
            letter_to(Addressee.of_staff(notice.staff), agency, form)
            for notice in some[:BATCH]
            if notice.staff.email or notice.staff.user
        )
    return Portion(letters=letters, cursor=some[BATCH - 1].pk if len(some) > BATCH else None)


def _form(edition: Edition) -> LetterParts:
    """The sentences are read once for each language, however many people are told."""

    @cache
    def sentences(language: str) -> tuple[str, ...]:
        return tuple(
            line.sentence for line in lines_of(edition.clauses.order_by("order", "pk"), language)
        )

    return LetterParts(
        template="directive",
        page=reverse("directives:directive", args=[edition.directive_id]),
        page_label=lambda: _("Mở văn bản"),
        subject=lambda: _subject(edition),
        words=lambda: _words(edition, sentences),
    )


def _words(edition: Edition, sentences: Callable[[str], tuple[str, ...]]) -> dict[str, object]:
    return {
        "lead": _lead(edition),
        "title": edition.directive.title,
        "issuer": edition.directive.issuer,
        "sentences": sentences(reader_language()),
    }


def _subject(edition: Edition) -> str:
    return _("%(document)s có hiệu lực") % {"document": edition.directive}


def _lead(edition: Edition) -> str:
    return _("%(document)s của %(issuer)s có hiệu lực %(period)s.") % {
        "document": edition.directive,
        "issuer": edition.directive.issuer,
        "period": period(edition),
    }
