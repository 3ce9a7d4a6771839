"""Reads what the machine says through environment variables, and says plainly which one is
wrong.
"""

import os
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES, NO = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


def text(name: str, default: str | None = None) -> str:
    """An empty variable counts as absent, as in an environment file with nothing after the sign."""
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise ImproperlyConfigured(f"The environment variable {name} is not set.")
    return value


def flag(name: str, default: bool) -> bool:
    value = text(name, "yes" if default else "no").lower()
    if value not in YES | NO:
        raise ImproperlyConfigured(
            f"The environment variable {name} is {value!r}; it must be yes or no."
        )
    return value in YES


def number(name: str, default: int) -> int:
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(
            f"The environment variable {name} is {value!r}; it must be a whole number."
        ) from None


def numbers(name: str, *defaults: int) -> tuple[int, ...]:
    """As many whole numbers as there are defaults, each above 0, with commas between them."""
    value = text(name, ",".join(map(str, defaults)))
    try:
        found = tuple(int(part) for part in value.split(","))
    except ValueError:
        found = ()
    if len(found) != len(defaults) or min(found) < 1:
        raise ImproperlyConfigured(
            f"The environment variable {name} is {value!r}; it must be {len(defaults)} whole"
            " numbers above 0 with commas between them."
        )
    return found


def one_of(name: str, default: str, *others: str) -> str:
    value = text(name, default)
    if value not in (default, *others):
        raise ImproperlyConfigured(
            f"The environment variable {name} is {value!r}; it must be"
            f" {' or '.join((default, *others))}."
        )
    return value


def words(name: str, default: str | None = None) -> list[str]:
    """A list is written with commas between its words."""
    return [word for part in text(name, default).split(",") if (word := part.strip())]


def url(name: str, default: str | None = None, *, schemes: tuple[str, ...]) -> SplitResult:
    """The message never repeats the value: it may hold a password."""
    parts = urlsplit(text(name, default))
    if parts.scheme not in schemes:
        raise ImproperlyConfigured(
            f"The environment variable {name} must begin with"
            f" {' or '.join(f'{scheme}://' for scheme in schemes)}."
        )
    return parts
