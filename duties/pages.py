"""The pages that duty offers to the bar."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from units.pages import Page

DUTY: Final = Page(
    "duties:rosters",
    45,
    ("duties:",),
    "shield",
    _("Trực cơ quan"),
    _("Trực"),
)
