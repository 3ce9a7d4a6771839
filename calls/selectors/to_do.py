"""Which calls to the office wait for somebody's answer."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from calls.enums import SummonsAnswer
from calls.models import Summons
from calls.selectors.pages import calls_ahead
from units.selectors import Mandate
from units.values import ToDo
from units.words import clock_time, day_in_a_sentence


def calls_to_answer(mandate: Mandate, *, at: datetime) -> Iterator[ToDo]:
    """What they are called for today and later, the next first, until they have answered. One
    query.
    """
    if mandate.staff is None:
        return
    for person in calls_ahead(mandate.staff, localdate(at)).filter(answer=""):
        yield ToDo(
            icon="send",
            title=_("Bạn được triệu tập đến cơ quan"),
            text=_told(person.summons),
            url=reverse("calls:called", args=[person.pk]),
            press=_("Tôi sẽ có mặt"),
            due=person.summons.answer_by,
            is_overdue=person.summons.answer_by < at,
            sends_to=reverse("calls:answer", args=[person.pk]),
            sends={"do": SummonsAnswer.COMING.value},
            otherwise=_("Không đến được"),
        )


def _told(summons: Summons) -> str:
    """9h30, thứ Ba, ngày 01/12/2026: Kiểm đếm hồ sơ, Phòng họp 2. Người gọi: Hà Thục Quyên"""
    return _("%(time)s, %(day)s: %(what)s. Người gọi: %(name)s") % {
        "time": clock_time(summons.present_by),
        "day": day_in_a_sentence(summons.day),
        "what": ", ".join(filter(None, (summons.reason, summons.place))),
        "name": summons.called_by.full_name,
    }
