"""Whatever is refused says why to people, and a page answers with its status."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django import forms
from django.utils import translation

import accounts.errors
import assignments.errors
import calls.errors
import declarations.errors
import directives.errors
import duties.errors
import events.errors
import feeds.errors
import hours.errors
import lodging.errors
import mobilisation.errors
import outgoing.errors
import rosters.errors
import seasons.errors
import serving.errors
import support.errors
import swaps.errors
import units.errors
import weeks.errors
from refusals import ChangedMeanwhile, Refusal
from refusals.forms import RefusableForm, try_on_form

ROOMS = (
    accounts.errors,
    calls.errors,
    declarations.errors,
    assignments.errors,
    directives.errors,
    duties.errors,
    events.errors,
    feeds.errors,
    hours.errors,
    lodging.errors,
    mobilisation.errors,
    outgoing.errors,
    rosters.errors,
    seasons.errors,
    serving.errors,
    support.errors,
    swaps.errors,
    units.errors,
    weeks.errors,
)


def every(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for under in kind.__subclasses__():
        yield under
        yield from every(under)


class Asked(RefusableForm):
    placed = {"effective_to": "until"}
    until = forms.CharField(required=False)


def refuse(**facts: Any) -> None:
    raise units.errors.EndsBeforeItBegins(**facts)


def test_every_refusal_of_a_room_is_of_the_family() -> None:
    found = {
        name
        for room in ROOMS
        for name, kind in vars(room).items()
        if isinstance(kind, type) and issubclass(kind, Exception) and not issubclass(kind, Refusal)
    }

    assert found == set()


def test_every_refusal_says_its_own_rule() -> None:
    untold = {
        kind.__name__
        for kind in every(Refusal)
        if "message" not in vars(kind)
        and "message" not in kind.__init__.__code__.co_names
        and not any("message" in vars(base) for base in kind.__mro__[1:-1] if base is not Refusal)
    }

    assert untold == set()


def test_facts_stand_in_the_sentence_as_an_office_writes_them() -> None:
    refusal = units.errors.EndsBeforeItBegins(date(2026, 11, 30), date(2026, 11, 1))

    with translation.override("vi"):
        assert refusal.sentence == "Ngày cuối (01/11/2026) trước ngày đầu (30/11/2026)."


def test_a_sign_of_percent_in_a_message_without_facts_is_only_that() -> None:
    with translation.override("vi"):
        assert (
            directives.errors.AmountNeeded().sentence == "Ghi tỷ lệ như 1/2, 50% hoặc một số người."
        )


def test_a_form_says_it_beside_the_blank_and_keeps_what_was_typed() -> None:
    form = Asked({"until": "x"})

    def late() -> None:
        raise directives.errors.ForceEndsBeforeItBegins

    assert not try_on_form(form, late)
    assert (list(form.errors), form["until"].value()) == (["until"], "x")


def test_what_was_changed_meanwhile_answers_409_in_every_room() -> None:
    assert {kind.status for kind in every(ChangedMeanwhile)} == {409}


@pytest.mark.parametrize("refusal", [Refusal, units.errors.Past])
def test_what_cannot_be_written_as_asked_answers_422(refusal: type[Refusal]) -> None:
    assert refusal.status == 422
