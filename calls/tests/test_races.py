"""Two people decide in the same moment."""

import pytest

from calls.errors import CallBreaks, DecidedAlready
from calls.models import ComingRequest
from calls.services.coming import approve_coming, refuse_coming
from calls.tests.factories import AT, TUESDAY, asked, make_calls
from rosters.tests.test_races import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_let_in_at_once_the_second_is_judged_with_the_first() -> None:
    """Two of six may be there: the head and one more."""
    house = make_calls()
    requests = [asked(house.an), asked(house.bao)]

    found = at_once(
        *(
            lambda pk=one.pk, by=by: approve_coming(pk, remark="", by=by, at=AT)
            for one, by in zip(requests, (house.head, house.deputy), strict=True)
        )
    )

    assert sorted(type(one).__name__ for one in found) == ["CallBreaks", "ComingRequest"]
    assert [one for one in found if isinstance(one, CallBreaks)]
    assert list(
        ComingRequest.objects.filter(state="approved").values_list("number", flat=True)
    ) == [1]


def test_no_number_is_given_twice() -> None:
    house = make_calls()
    requests = [asked(house.an), asked(house.bao, TUESDAY)]

    at_once(
        *(
            lambda pk=one.pk, by=by: approve_coming(pk, remark="", by=by, at=AT)
            for one, by in zip(requests, (house.head, house.deputy), strict=True)
        )
    )

    assert set(ComingRequest.objects.values_list("number", flat=True)) == {1, 2}


def test_of_two_who_decide_at_once_the_first_ones_word_holds() -> None:
    house = make_calls()
    request = asked(house.an)

    found = at_once(
        lambda: approve_coming(request.pk, remark="", by=house.head, at=AT),
        lambda: refuse_coming(request.pk, reason="Không", by=house.deputy, at=AT),
    )

    assert sum(isinstance(one, DecidedAlready) for one in found) == 1
