from datetime import date, datetime

import pytest
from django import forms
from django.utils import formats, translation


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("written", ["05/12/2026", "5-12-2026", "05.12.2026", "2026-12-05"])
def test_the_day_comes_first_in_both_languages(language: str, written: str) -> None:
    with translation.override(language):
        assert forms.DateField().clean(written) == date(2026, 12, 5)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_dates_are_written_as_the_office_writes_them(language: str) -> None:
    with translation.override(language):
        assert formats.date_format(date(2026, 12, 5), "SHORT_DATE_FORMAT") == "05/12/2026"
        as_shown = datetime(2026, 12, 5, 7, 30)  # noqa: DTZ001  # a moment as the page has it
        assert formats.date_format(as_shown, "DATETIME_FORMAT") == "07:30 05/12/2026"
        assert formats.get_format("FIRST_DAY_OF_WEEK") == 1
