"""The page of services in the lists of pages."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from units.pages import PageSection, SectionPage

SERVICES: Final = SectionPage(
    PageSection.SET_UP, 65, "serving:services", _("Việc phục vụ người dân")
)
