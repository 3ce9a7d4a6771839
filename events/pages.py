"""The page that the work calendar offers to the lists of pages."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from units.pages import PageSection, SectionPage

RESOURCES: Final = SectionPage(PageSection.SET_UP, 60, "events:resources", _("Phòng họp, xe công"))
