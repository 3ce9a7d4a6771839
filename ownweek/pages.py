"""The page that one's own week offers to the bar."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from units.pages import Page

WORD: Final = _("Lịch của tôi")
MINE: Final = Page("ownweek:mine", 20, ("ownweek:",), "calendar", WORD, _("Của tôi"), own=True)
