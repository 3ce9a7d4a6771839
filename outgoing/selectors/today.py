"""The page of today: whom somebody is looking for, and which of the agency's leaders are here."""

from dataclasses import dataclass, replace

from rosters.values import DayList, DayPerson, DayUnit
from units.enums import UnitKind
from units.models import Unit
from units.names import digits, fold, search_words
from units.selectors import Mandate


@dataclass(frozen=True, slots=True, kw_only=True)
class Leadership:
    """The unit of the agency's leaders, if it files a roster as others do."""

    unit: DayUnit

    @property
    def here(self) -> tuple[DayPerson, ...]:
        return self.unit.on_site


def leadership_of(mandate: Mandate, people: DayList) -> Leadership | None:
    unit_id = (
        Unit.objects.filter(agency=mandate.agency, kind=UnitKind.LEADERSHIP)
        .values_list("pk", flat=True)
        .first()
    )
    found = next(
        (
            unit
            for unit in people.units
            if unit.unit_id == unit_id and (unit.is_approved or unit.borrowed)
        ),
        None,
    )
    return Leadership(unit=found) if found else None


def shown_units(people: DayList, query: str) -> tuple[DayUnit, ...]:
    """Whom somebody is looking for; on a day off only the units in which anybody is on duty."""
    found = found_in(people, query)
    return found if people.is_working else tuple(unit for unit in found if unit.on_site)


def found_in(people: DayList, query: str) -> tuple[DayUnit, ...]:
    """The units with only the people that match; a unit whose own name matches is shown whole.
    Without a query, everybody.
    """
    words = search_words(query)
    if not words:
        return people.units
    found = [
        unit if _matches(words, unit.name) else _narrowed(unit, words) for unit in people.units
    ]
    return tuple(unit for unit in found if unit is not None)


def _narrowed(unit: DayUnit, words: tuple[str, ...]) -> DayUnit | None:
    def keep(listed: tuple[DayPerson, ...]) -> tuple[DayPerson, ...]:
        return tuple(
            person for person in listed if _matches(words, person.name, digits(person.phone))
        )

    kept = replace(
        unit,
        leaders=keep(unit.leaders),
        on_duty=keep(unit.on_duty),
        on_site=keep(unit.on_site),
        remote=keep(unit.remote),
        away=keep(unit.away),
        unplanned=keep(unit.unplanned),
        gone=keep(unit.gone),
    )
    return kept if any((kept.on_site, kept.remote, kept.away, kept.unplanned, kept.gone)) else None


def _matches(words: tuple[str, ...], *texts: str) -> bool:
    """Every word typed begins a word of the texts: `anh` finds Ánh and not Khánh. Of a number any
    part will do: people remember its end.
    """
    parts = fold(" ".join(texts)).split()
    return all(
        any(word in part if word.isdigit() else part.startswith(word) for part in parts)
        for word in words
    )
