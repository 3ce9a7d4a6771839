"""Bringing a text to its draft and pressing what stands beside its proposals."""

from typing import Any

from django.test import Client
from django.urls import reverse

from directives.models import Edition
from intake.models import DraftText

BUTTONS = {name.replace("-", "_"): name for name in ("accept-all", "undo-step", "leave-of-look")}


def page_of(draft: Edition) -> str:
    return reverse("intake:draft", args=[draft.pk])


def keep(client: Client, draft: Edition, text: str, **fields: Any) -> Any:
    """Paste the text in place of the one that is kept, and see what was read."""
    kept = DraftText.objects.filter(edition=draft).first()
    brought = {"text": text, "instead": kept.stamp if kept else ""} | fields
    return client.post(page_of(draft), brought, follow=True)


def press(client: Client, draft: Edition, **fields: str) -> Any:
    """Press a button of the page as `draft` was seen."""
    fields = {BUTTONS.get(name, name): value for name, value in fields.items()}
    return client.post(page_of(draft), {"seen": str(draft.version)} | fields)


def post(client: Client, draft: Edition, text: str, **fields: str) -> Any:
    """The page of the text, kept before; with `fields` after one press on it."""
    kept = DraftText.objects.filter(edition=draft).first()
    page = None if kept and kept.text == text else keep(client, draft, text)
    if fields or page is None:
        return press(client, draft, **fields) if fields else client.get(page_of(draft))
    return page
