"""How a week and a day stand in an address: 2026-W49, 2026-11-30."""

from datetime import date

from planning.time import Week


class WeekConverter:
    regex = r"\d{4}-W\d{2}"

    def to_python(self, value: str) -> Week:
        """Raises ValueError (a 404) for a week that the year does not have."""
        year, number = value.split("-W")
        week = Week(int(year), int(number))
        try:
            if week != Week.of(week.monday):
                raise ValueError(value)
            week.shifted(-9), week.shifted(9)  # the pages lead to its neighbours
        except OverflowError as error:
            raise ValueError(value) from error
        return week

    def to_url(self, value: Week) -> str:
        return f"{value.year:04}-W{value.number:02}"


class DayConverter:
    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        """Raises ValueError (a 404) for a day that no year has, and for the ends of time, which
        have no neighbours.
        """
        day = date.fromisoformat(value)
        if not date(2000, 1, 1) <= day <= date(2200, 1, 1):
            raise ValueError("out of reach")
        return day

    def to_url(self, value: date) -> str:
        return value.isoformat()
