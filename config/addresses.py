"""Turns the addresses of the database, the cache and the mail server into the settings that
Django wants.
"""

from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote

from django.core.exceptions import ImproperlyConfigured

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})
SQLITE_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA busy_timeout=20000;"
    "PRAGMA mmap_size=134217728;PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
)


def sqlite(file: Path) -> dict[str, Any]:
    """IMMEDIATE takes the writer's lock at the start of a transaction: a late upgrade fails at
    once, however long the timeout.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_PRAGMAS},
    }


def postgresql(address: SplitResult) -> dict[str, Any]:
    """postgresql://user:password@host:5432/name?sslmode=require; what follows the question mark
    goes to the driver as it is.
    """
    if not address.path.strip("/"):
        raise ImproperlyConfigured(
            "The environment variable DATABASE_URL names no database:"
            " postgresql://user:password@host:5432/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(address.path.lstrip("/")),
        "USER": unquote(address.username or ""),
        "PASSWORD": unquote(address.password or ""),
        "HOST": address.hostname or "",
        "PORT": str(address.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(address.query)),
    }


def cache(address: str) -> dict[str, Any]:
    """Where what all processes share for a while is counted: a Redis (redis://:password@host/1),
    else the database.
    """
    if address:
        return {
            "BACKEND": "config.counting.SharedRedis",
            "LOCATION": address,
            "OPTIONS": {"socket_timeout": 2, "socket_connect_timeout": 2},
        }
    return {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "accounts_shared_count",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }


def site(address: SplitResult) -> str:
    """https://lich.example.gov.vn, without a slash at the end: a path is put behind it."""
    if not address.hostname or address.path.strip("/") or address.query or address.fragment:
        raise ImproperlyConfigured(
            "The environment variable SITE_ADDRESS must be the address of the site alone:"
            " https://lich.example.gov.vn."
        )
    return f"{address.scheme}://{address.netloc}"


class Smtp(NamedTuple):
    """In the order in which the settings take them."""

    host: str
    port: int
    user: str
    password: str
    use_ssl: bool
    use_tls: bool


def smtp(address: SplitResult) -> Smtp:
    """smtp:// speaks STARTTLS, smtps:// TLS from the first byte; without either only to a mail
    server on this machine.
    """
    if not address.hostname:
        raise ImproperlyConfigured(
            "The environment variable EMAIL_URL names no mail server:"
            " smtp://user:password@host:587."
        )
    encrypted = dict(parse_qsl(address.query)).get("tls") != "off"
    if not encrypted and address.hostname not in LOOPBACK:
        raise ImproperlyConfigured(
            "The environment variable EMAIL_URL says tls=off, which is allowed only to a mail"
            " server on this machine."
        )
    implicit = address.scheme == "smtps"
    return Smtp(
        host=address.hostname,
        port=address.port or (465 if implicit else 587 if encrypted else 25),
        user=unquote(address.username or ""),
        password=unquote(address.password or ""),
        use_ssl=encrypted and implicit,
        use_tls=encrypted and not implicit,
    )
