"""How an office writes the hours of a shift."""

from django.utils.translation import gettext as _

from planning.duty.shift import DAY


def hours_text(begins: int, ends: int) -> str:
    """7h30–17h00, 18h00–6h00 hôm sau; of minutes after midnight of the day it begins on."""
    facts = {"begins": clock_text(begins), "ends": clock_text(ends % DAY)}
    if ends > DAY:
        return _("%(begins)s–%(ends)s hôm sau") % facts
    return f"{facts['begins']}–{'24h00' if ends == DAY else facts['ends']}"


def clock_text(minutes: int) -> str:
    """16h00, 7h30"""
    return _("%(hour)sh%(minute)s") % {"hour": minutes // 60, "minute": f"{minutes % 60:02}"}
