"""A word to one recipient of the daily list, sent when somebody asks, to see that it arrives."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from notices.kinds import RunKind
from notices.letters import Contents, RunKey
from notices.models import Run
from outgoing.schedule import local_day
from outgoing.services.kinds.protocol import LetterKind
from outgoing.services.letters import Addressee, LetterParts, letter_to
from units.models import Agency, ReportRecipient
from units.words import clock_time


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTrial:
    """`by` asked for it."""

    recipient: ReportRecipient
    by: User


class ListTrialKind(LetterKind[ListTrial]):
    kind = RunKind(code="list-trial", name=gettext_lazy("Thư thử đến nơi nhận báo cáo"))

    def key(self, agency: Agency, item: ListTrial, at: datetime) -> RunKey:
        return RunKey(
            agency=agency.pk,
            kind=self.kind.code,
            local_date=local_day(at, ZoneInfo(agency.time_zone)),
            step=f"{item.recipient.pk}-{at:%H%M}",
        )

    def compose(self, agency: Agency, item: ListTrial, *, at: datetime) -> Contents:
        row = item.recipient
        who = Addressee(key=f"recipient:{row.pk}", name=row.name, address=row.address)
        with translation.override("vi"):
            letter = letter_to(who, agency, _form(agency, item.by))
        return Contents(subject=letter.subject, text=letter.text, letters=(letter,))

    def name(self, item: ListTrial) -> str:
        return f"the trial to recipient {item.recipient.pk}"


def send_list_trial(recipient: ReportRecipient, *, by: User, at: datetime) -> Run | None:
    """None where the same was asked for in the same minute."""
    return ListTrialKind().begin(recipient.agency, ListTrial(recipient=recipient, by=by), at=at)


def _form(agency: Agency, by: User) -> LetterParts:
    said = {
        "agency": agency.name,
        "who": by.full_name,
        "hour": clock_time(agency.report_send_at),
    }
    return LetterParts(
        page=reverse("outgoing:list"),
        page_label=lambda: _("Nơi gửi"),
        subject=lambda: _("Thư thử: danh sách cán bộ trực hằng ngày của %(agency)s") % said,
        words=lambda: {
            "lead": _("Địa chỉ này sẽ nhận danh sách cán bộ trực hằng ngày của %(agency)s.") % said,
            "lines": [
                _("Danh sách được gửi lúc %(hour)s; thư này chỉ để thử đường gửi.") % said,
                _("Người gửi thử: %(who)s.") % said,
            ],
        },
    )
