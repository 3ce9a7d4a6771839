"""What a text says of the document itself, as it would be written at its head."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.forms.fields import end_moment, start_moment
from directives.models import Directive, Edition
from directives.services.documents import DOCUMENT, Head
from directives.words import end, start
from planning.reading import ClauseProposal
from units.words import day

Value = str | date | datetime | None
NAMES: Final[dict[str, str | Promise]] = {
    "number": gettext_lazy("Số, ký hiệu văn bản"),
    "issuer": gettext_lazy("Cơ quan ban hành"),
    "issued_on": gettext_lazy("Ngày ban hành"),
    "effective_from": gettext_lazy("Bắt đầu có hiệu lực"),
    "effective_to": gettext_lazy("Kết thúc hiệu lực"),
}
FIELDS: Final = {
    "number": "number",
    "authority": "issuer",
    "issue_date": "issued_on",
    "effective_from": "effective_from",
    "effective_to": "effective_to",
    "open_ended": "effective_to",
    "period_extension": "effective_to",
}
_WHOLE_DAY: Final = re.compile(r"\b24\s*(?:h|giờ|g\b|:)", re.IGNORECASE)
LONGEST: Final = {"number": 60, "issuer": 200}


@dataclass(frozen=True, slots=True)
class HeadChange:
    """One field of a head with what it would say and what it says now; `is_fixed` where a
    document in force is not renamed any more.
    """

    field: str
    value: Value
    old_value: Value
    words: str
    old: str
    is_fixed: bool

    @property
    def name(self) -> str | Promise:
        return NAMES[self.field]

    @property
    def is_written(self) -> bool:
        """It stands there already."""
        return self.value == self.old_value

    @property
    def is_conflict(self) -> bool:
        """Something else stands there, which would be replaced."""
        return not self.is_written and self.old_value not in (None, "")


def change_of(proposal: ClauseProposal, edition: Edition, *, is_issued: bool) -> HeadChange | None:
    """What the proposal would write at the head of the draft; None while something is open, or
    where it writes nothing.

    `is_issued`: an edition of the document has been in force, so that its own head stays as it was.
    """
    if proposal.asks or proposal.params.get("by") == "decision":
        return None
    field, value = FIELDS[proposal.kind], value_of(proposal)
    if isinstance(value, str) and not 0 < len(value) <= LONGEST[field]:
        return None
    is_period = field.startswith("effective")
    now = getattr(edition if is_period else edition.directive, field)
    words = _words(field, value)
    if "days" in proposal.params:
        words = _("%(end)s (%(count)s ngày)") % {"end": words, "count": proposal.params["days"]}
    return HeadChange(field, value, now, words, _words(field, now), is_issued and not is_period)


def value_of(proposal: ClauseProposal) -> Value:
    """As it is stored: an end is exclusive, and a day without an hour ends with its last moment."""
    params = proposal.params
    match proposal.kind:
        case "number":
            return str(params["number"]).strip()
        case "authority":
            return " ".join(str(params["name"]).split())
        case "issue_date":
            return date.fromisoformat(params["date"])
        case "effective_from":
            return _begins(params, proposal.quote)
        case "effective_to":
            return _ends(params, proposal.quote)
        case "period_extension":
            return _ends(params["to"], proposal.quote)
    return None


def head_of(edition: Edition, changes: dict[str, Value]) -> Head:
    """The head of the draft as it stands, with these fields changed."""
    directive: Directive = edition.directive
    stands = Head(
        **{field: getattr(directive, field) for field in DOCUMENT},
        effective_from=edition.effective_from,
        effective_to=edition.effective_to,
    )
    return replace(stands, **changes)  # type: ignore[arg-type]  # each value is of its own field


def _begins(params: dict[str, Any], quote: str) -> datetime:
    first, hour = date.fromisoformat(params["date"]), _hour(params)
    return end_moment(first, None) if _is_whole_day(hour, quote) else start_moment(first, hour)


def _ends(params: dict[str, Any], quote: str) -> datetime:
    """So many days from an hour of a day end at that hour after the last of them."""
    last, hour = date.fromisoformat(params["date"]), _hour(params)
    if _is_whole_day(hour, quote):
        return end_moment(last, None)
    return end_moment(last + timedelta(days=1) if "days" in params and hour else last, hour)


def _hour(params: dict[str, Any]) -> time | None:
    return time.fromisoformat(params["time"]) if params.get("time") else None


def _is_whole_day(hour: time | None, quote: str) -> bool:
    """24h00 of a day, which is read as the hour 0: the end of the day, not its beginning."""
    return hour == time(0) and _WHOLE_DAY.search(quote) is not None


def _words(field: str, value: Any) -> str:
    match field:
        case "effective_from":
            return start(value) if value else ""
        case "effective_to":
            return end(value)
        case "issued_on":
            return day(value) if value else ""
    return str(value)
