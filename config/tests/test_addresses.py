from urllib.parse import urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.addresses import Smtp, postgresql, smtp


def test_every_part_of_a_database_address_is_used() -> None:
    found = postgresql(
        urlsplit("postgresql://lich:p%40ss@db.example:5433/lich_lam_viec?sslmode=require")
    )

    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "lich_lam_viec",
        "USER": "lich",
        "PASSWORD": "p@ss",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"sslmode": "require"},
    }


def test_a_database_address_without_a_name_is_refused() -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL names no database"):
        postgresql(urlsplit("postgresql://db.example"))


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        (
            "smtp://me:secret@mail.example",
            Smtp("mail.example", 587, "me", "secret", use_ssl=False, use_tls=True),
        ),
        ("smtps://mail.example", Smtp("mail.example", 465, "", "", use_ssl=True, use_tls=False)),
        ("smtp://localhost?tls=off", Smtp("localhost", 25, "", "", use_ssl=False, use_tls=False)),
    ],
)
def test_mail_is_encrypted_unless_it_stays_on_this_machine(address: str, meant: Smtp) -> None:
    assert smtp(urlsplit(address)) == meant


def test_mail_never_leaves_this_machine_in_the_clear() -> None:
    with pytest.raises(ImproperlyConfigured, match="tls=off, which is allowed only"):
        smtp(urlsplit("smtp://mail.example?tls=off"))
