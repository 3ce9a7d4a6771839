"""The zones an agency speaks of, and what was declared of them and when: where offices lie,
where people live.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from planning.people import DatedLevel, DatedTag
from planning.vocabulary import ZONE_CONDITIONS
from units.models import Agency, ZoneLevel
from units.names import clean, fold


@dataclass(frozen=True, slots=True)
class Places:
    """`codes` by the zone's id, `levels` by its code, `named` and `folded` lead from its name,
    with marks and without, to the code.
    """

    codes: Mapping[int, str] = field(default_factory=dict)
    levels: Mapping[str, tuple[DatedLevel, ...]] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    folded: Mapping[str, str] = field(default_factory=dict)

    def home(self, written: str) -> str:
        """The code of the zone somebody says they live in; empty if it is none of these, or one
        of several.
        """
        return self.named.get(clean(written).casefold()) or self.folded.get(fold(written), "")

    def conditions(self, home: str) -> tuple[DatedTag, ...]:
        """What was declared of a zone and holds of everybody who lives there."""
        declared = self.levels.get(home, ())
        return tuple(
            DatedTag(one.level, one.first, one.last)
            for one in declared
            if one.level in ZONE_CONDITIONS
        )


def places_of(agency: Agency) -> Places:
    """The agency's zones. Two queries."""
    zones = list(agency.zones.order_by("pk"))
    levels: dict[str, list[DatedLevel]] = defaultdict(list)
    codes = {zone.pk: zone.code for zone in zones}
    for row in ZoneLevel.objects.filter(zone__agency=agency).order_by("first", "pk"):
        levels[codes[row.zone_id]].append(DatedLevel(row.level, row.first, row.last))
    alike: dict[str, set[str]] = defaultdict(set)
    for zone in zones:
        alike[fold(zone.name)].add(zone.code)
    return Places(
        codes=codes,
        levels={code: tuple(declared) for code, declared in levels.items()},
        named={clean(zone.name).casefold(): zone.code for zone in zones},
        folded={
            name: one
            for name, (one, *others) in ((name, sorted(found)) for name, found in alike.items())
            if not others
        },
    )
