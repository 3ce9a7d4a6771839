"""What lets a phone put one's own week on its home screen and show it without a network."""

from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

PAPER, CHAM = "#f6f3ec", "#2d4287"
"""The page ground and the accent of `tokens.css`: a telephone asks for them before any style."""
ICONS: Final = (
    ("192x192", "app-192", "any"),
    ("512x512", "app-512", "any"),
    ("512x512", "app-maskable-512", "maskable"),
)


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """`?lang=` names it in a language of the site; a telephone asks without any cookie."""
    asked = request.GET.get("lang", "")
    language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
    with translation.override(language):
        facts: dict[str, Any] = {
            "id": reverse("ownweek:mine"),
            "name": _("Lịch làm việc tại cơ quan"),
            "short_name": _("Lịch của tôi"),
            "lang": language,
        }
    facts |= {
        "start_url": reverse("ownweek:mine"),
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": CHAM,
        "icons": [
            {
                "src": static(f"img/{name}.png"),
                "sizes": sizes,
                "type": "image/png",
                "purpose": purpose,
            }
            for sizes, name, purpose in ICONS
        ],
    }
    return JsonResponse(facts, content_type="application/manifest+json")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """It stands beside the page and not among the static files, because it may serve only what is
    below its own address.
    """
    return render(request, "ownweek/worker.js", content_type="text/javascript; charset=utf-8")
