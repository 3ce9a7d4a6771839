import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


def test_a_missing_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORT_OF_CALL", raising=False)

    with pytest.raises(ImproperlyConfigured, match="PORT_OF_CALL is not set"):
        env.text("PORT_OF_CALL")


def test_an_empty_variable_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT_OF_CALL", "  ")

    assert env.text("PORT_OF_CALL", "Huế") == "Huế"


@pytest.mark.parametrize(
    ("said", "meant"),
    [("1", True), ("YES", True), ("on", True), ("0", False), ("False", False), ("", False)],
)
def test_yes_and_no_are_understood(monkeypatch: pytest.MonkeyPatch, said: str, meant: bool) -> None:
    monkeypatch.setenv("DEBUG", said)

    assert env.flag("DEBUG", default=False) is meant


def test_what_is_neither_yes_nor_no_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEBUG", "perhaps")

    with pytest.raises(ImproperlyConfigured, match="DEBUG is 'perhaps'; it must be yes or no"):
        env.flag("DEBUG", default=False)


def test_a_number_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SEATS", "ten")

    with pytest.raises(ImproperlyConfigured, match="SEATS is 'ten'; it must be a whole number"):
        env.number("SEATS", 3)


def test_words_are_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "a.example, b.example,")

    assert env.words("ALLOWED_HOSTS") == ["a.example", "b.example"]


def test_a_wrong_address_is_refused_without_showing_its_password(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://me:hunter2@host/name")

    with pytest.raises(
        ImproperlyConfigured, match="DATABASE_URL must begin with postgresql://"
    ) as refused:
        env.url("DATABASE_URL", schemes=("postgresql",))

    assert "hunter2" not in str(refused.value)
