"""Whoever asks for everything finds what breaks, and finds nothing that breaks here."""

import random
from typing import Any

import pytest

from tools.fuzz.asked import FuzzRequest
from tools.fuzz.trying import fuzz

pytestmark = [pytest.mark.django_db, pytest.mark.lengthy]


def test_three_hundred_requests_break_nothing() -> None:
    outcome = fuzz(300, seed=random.SystemRandom().randrange(10**6))

    assert {what: fault.smallest.told() for what, fault in outcome.faults.items()} == {}
    assert outcome.statuses.total() == 300
    assert outcome.statuses[200] > 20


def test_an_address_that_breaks_is_found_with_the_smallest_request(settings: Any) -> None:
    settings.ROOT_URLCONF = "tools.tests.broken_site"

    outcome = fuzz(1000, seed=1)

    fault = outcome.faults["ValueError in tools/tests/broken_site.py:count"]
    assert (fault.smallest.method, fault.smallest.path) == ("GET", "/count/1/")
    [(_name, value)] = fault.smallest.query
    assert value == "½"
    assert (fault.smallest.fields, fault.smallest.headers, fault.smallest.cookies) == ((), (), ())


def test_the_same_seed_draws_the_same_requests(settings: Any) -> None:
    settings.ROOT_URLCONF = "tools.tests.broken_site"

    first, second = (fuzz(100, seed=7).statuses for _ in range(2))

    assert first == second


def test_a_request_is_made_smaller_one_thing_at_a_time() -> None:
    asked = FuzzRequest("head", "POST", "/", fields=(("a", "12"), ("b", "")))

    assert [one.fields for one in asked.smaller()] == [
        (("a", "12"),),
        (("b", ""),),
        (("b", ""),),
        (("a", "12"),),
        (("a", "1"), ("b", "")),
        (("a", "2"), ("b", "")),
        (("a", "1"), ("b", "")),
        (("a", "2"), ("b", "")),
    ]
