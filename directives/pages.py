"""The page that documents offer to the bar."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from units.pages import Page

DIRECTIVES: Final = Page(
    "directives:list", 50, ("directives:",), "doc", _("Văn bản chỉ đạo"), _("Văn bản")
)
