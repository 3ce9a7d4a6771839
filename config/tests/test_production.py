"""Starts the settings as a server would, each time in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
SOUND: Final = {
    "APP_ENV": "production",
    "SECRET_KEY": "k9-Vw3_xT7qLr2ZbN8cMf5hJd1sGp6yAeU4oXiRtQnBvCzWm0-jKlPq",
    "ALLOWED_HOSTS": "lich.example.gov.vn",
    "DATABASE_URL": "postgresql://lich:secret@db.example/lich",
    "CELERY_BROKER_URL": "redis://queue.example:6379/0",
    "EMAIL_URL": "smtp://lich:secret@mail.example:587",
    "DEFAULT_FROM_EMAIL": "lich@example.gov.vn",
    "STATIC_HASHED": "no",
}
"""All that production needs; nothing in it exists."""


def start(*arguments: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    given = {**SOUND, **changes}
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings"}
    environment |= {name: value for name, value in given.items() if value is not None}
    command = [
        sys.executable,
        *(arguments or ("-c", "from django.conf import settings; print(settings.PRODUCTION)")),
    ]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False
    )


def test_it_starts_when_everything_is_said() -> None:
    started = start()

    assert (started.returncode, started.stdout) == (0, "True\n"), started.stderr


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"DEBUG": "1"}, "APP_ENV is production and DEBUG is on"),
        ({"SECRET_KEY": None}, "SECRET_KEY is not set"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be at least 50 random characters"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY must be at least 50 random characters"),
        (
            {"SECRET_KEY": "django-insecure-k9-Vw3_xT7qLr2ZbN8cMf5hJd1sGp6yAeU4oXiRtQ-jKlPq"},
            "SECRET_KEY must be at least 50 random characters",
        ),
        ({"ALLOWED_HOSTS": None}, "ALLOWED_HOSTS is not set"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the hosts"),
        ({"SITE_ADDRESS": "http://lich.example.gov.vn"}, "SITE_ADDRESS must begin with https://"),
        (
            {"SITE_ADDRESS": "https://lich.example.gov.vn/lich/"},
            "SITE_ADDRESS must be the address of the site alone",
        ),
        ({"DATABASE_URL": None}, "DATABASE_URL is not set"),
        ({"DATABASE_URL": "sqlite:///db"}, "DATABASE_URL must begin with postgresql://"),
        ({"CELERY_BROKER_URL": None}, "CELERY_BROKER_URL is not set"),
        ({"EMAIL_URL": None}, "EMAIL_URL is not set"),
        ({"DEFAULT_FROM_EMAIL": None}, "DEFAULT_FROM_EMAIL is not set"),
        ({"SITE_ADDRESS": "https://khac.example.gov.vn"}, "SITE_ADDRESS must be at one of"),
        ({"CSRF_TRUSTED_ORIGINS": "lich.example.gov.vn"}, "CSRF_TRUSTED_ORIGINS must hold"),
        (
            {
                "SITE_ADDRESS": "https://lich.example.gov.vn:8443",
                "CSRF_TRUSTED_ORIGINS": "https://lich.example.gov.vn",
            },
            "CSRF_TRUSTED_ORIGINS lacks the address of the site itself",
        ),
        ({"APP_ENV": "prodution"}, "APP_ENV is 'prodution'; it must be embedded or production"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_it_refuses_to_start_with_a_plain_sentence(
    changes: dict[str, str | None], message: str
) -> None:
    refused = start(**changes)

    assert refused.returncode != 0
    assert message in refused.stderr.splitlines()[-1]


def test_a_port_of_its_own_is_said_once() -> None:
    """A form from https://host:8443 is taken where SITE_ADDRESS says so."""
    started = start(
        "-c",
        "from django.conf import settings; print(settings.CSRF_TRUSTED_ORIGINS)",
        SITE_ADDRESS="https://lich.example.gov.vn:8443/",
    )

    assert started.stdout == (
        "['https://lich.example.gov.vn:8443', 'https://lich.example.gov.vn']\n"
    ), started.stderr


@pytest.mark.parametrize(
    ("changes", "address"),
    [
        ({}, "https://lich.example.gov.vn"),
        ({"ALLOWED_HOSTS": ".example.gov.vn,b.example"}, "https://example.gov.vn"),
        (
            {"SITE_ADDRESS": "https://b.example:8443/", "ALLOWED_HOSTS": "a.example,b.example"},
            "https://b.example:8443",
        ),
        ({"APP_ENV": None, "ALLOWED_HOSTS": None, "EMAIL_URL": None}, "http://localhost:8000"),
    ],
    ids=["the first host", "a host with its subdomains", "the one that is said", "embedded"],
)
def test_links_in_mails_begin_with_the_address_of_the_site(
    changes: dict[str, str | None], address: str, tmp_path: Path
) -> None:
    command = "from notices.links import link_to; print(link_to('/account/'))"

    started = start("-c", command, VAR_DIR=str(tmp_path), **changes)

    assert (started.returncode, started.stdout) == (0, f"{address}/account/\n"), started.stderr


def test_the_deployment_check_finds_nothing() -> None:
    checked = start("manage.py", "check", "--deploy", "--fail-level", "WARNING")

    assert checked.returncode == 0, checked.stderr


def test_the_example_of_an_environment_file_is_enough_once_the_secret_is_in() -> None:
    lines = (ROOT / "deploy" / "environment.example").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))

    started = start(**given | {"SECRET_KEY": SOUND["SECRET_KEY"]})

    assert (started.returncode, started.stdout) == (0, "True\n"), started.stderr


def test_every_static_file_can_be_hashed_and_compressed(tmp_path: Path) -> None:
    collected = start(
        "manage.py", "collectstatic", "--noinput", STATIC_HASHED="yes", STATIC_ROOT=str(tmp_path)
    )

    assert collected.returncode == 0, collected.stderr
    assert (tmp_path / "staticfiles.json").exists()
