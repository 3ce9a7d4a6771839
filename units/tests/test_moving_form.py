"""Who moves is chosen among the people of the unit, whatever was posted."""

import pytest

from units.forms.unit import MovingForm
from units.models import Staff, Unit


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["9223372036854775808", "1", "x"])
def test_a_number_that_nobody_has_is_refused_in_words(number: str) -> None:
    form = MovingForm({"people": [number]}, people=Staff.objects.all(), others=Unit.objects.all())

    assert "people" in form.errors
