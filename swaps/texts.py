"""An exchange of days in a sentence, as pages and letters say it."""

from django.utils.translation import gettext as _

from swaps.models import DaySwap
from units.words import day_in_a_sentence


def swap_sentence(swap: DaySwap) -> str:
    """Tạ Đức Bảo đến cơ quan thứ Ba thay Vũ Hoài An; Vũ Hoài An đến thứ Năm."""
    return _("%(asked)s đến cơ quan %(day)s thay %(asker)s; %(asker)s đến %(other)s.") % {
        "asked": swap.asked.full_name if swap.asked else "",
        "asker": swap.asker.full_name,
        "day": day_in_a_sentence(swap.day),
        "other": day_in_a_sentence(swap.other_day),
    }
