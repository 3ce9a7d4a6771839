"""How a day stands in an address: 2026-11-30."""

from datetime import date


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
