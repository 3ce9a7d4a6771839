"""The page that the hours at the gate offer to the lists of pages."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from units.pages import PageSection, SectionPage

HOURS: Final = SectionPage(PageSection.PEOPLE, 30, "hours:hours", _("Giờ có mặt"))
