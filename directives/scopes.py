"""Whom a clause may speak of, and how that is said: units by what they are and where they lie,
people by where they live.
"""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from directives.models import Clause
from planning.vocabulary import ALERT_LEVELS, TRAITS, gather_rivals, in_order
from planning.wording.dates import lower_first
from units.models import Agency
from units.provinces import PROVINCES

Names = Mapping[str, str]
"""What a code is called, by the code."""
SCOPE_LISTS = ("traits", "without", "office_zones", "alert_levels", "home_zones")
"""The columns of a clause that say by lists of codes whom it speaks of."""
CLAUSE_LISTS = (*SCOPE_LISTS, "excepted_by")


def zone_names(agency: Agency) -> dict[str, str]:
    """The zones the agency speaks of. One query."""
    return dict(agency.zones.order_by("name").values_list("code", "name"))


def territory_names(agency: Agency, zones: Names) -> dict[str, str]:
    """The provinces and cities whose orders reach some unit: the agency's own first. One query."""
    own = (
        {agency.territory: _territory(agency.territory, zones) or agency.place or agency.territory}
        if agency.territory
        else {}
    )
    others = (
        agency.units.exclude(territory="")
        .order_by("territory")
        .values_list("territory", flat=True)
        .distinct()
    )
    return own | {code: _territory(code, zones) or code for code in others if code not in own}


def _territory(code: str, zones: Names) -> str:
    return PROVINCES.get(code) or zones.get(code, "")


def known_traits(agency: Agency, language: str = "vi") -> dict[str, str]:
    """The facts of units a clause may ask for, with their names: those of the vocabulary, and
    the territories.
    """
    return {code: text.said(language) for code, text in TRAITS.items()} | territory_names(
        agency, zone_names(agency)
    )


def names_for(clauses: Iterable[Clause]) -> Names:
    """What these clauses of one agency call by a code of the agency's own. No query where none
    of them does.
    """
    for clause in clauses:
        if (
            clause.office_zones
            or clause.home_zones
            or not TRAITS.keys() >= {*clause.traits, *clause.without}
        ):
            agency = clause.edition.directive.agency
            zones = zone_names(agency)
            return zones | territory_names(agency, zones)
    return {}


def scope_words(clause: Clause, language: str, names: Names) -> str:
    """Whom a clause speaks of, and in which phase; nothing where it speaks of everybody, always."""
    return "; ".join(
        words
        for words in (
            unit_words(clause, language, names),
            people_words(clause, names),
            phase_words(clause),
        )
        if words
    )


def unit_words(clause: Clause, language: str, names: Names) -> str:
    parts = []
    if clause.traits:
        parts.append(_("chỉ đơn vị: %(units)s") % {"units": _meant(clause, language, names)})
    if clause.without:
        parts.append(_("trừ đơn vị: %(units)s") % {"units": _said(clause.without, language, names)})
    if clause.office_zones:
        parts.append(
            _("đơn vị có trụ sở tại %(zones)s") % {"zones": _listed(clause.office_zones, names)}
        )
    if clause.alert_levels:
        levels = ", ".join(
            lower_first(level_name(level, language))
            for level in in_order(clause.alert_levels, ALERT_LEVELS)
        )
        parts.append(_("đơn vị ở địa bàn %(levels)s") % {"levels": levels})
    if clause.min_size:
        parts.append(_("đơn vị từ %(size)s người") % {"size": clause.min_size})
    return "; ".join(parts)


def people_words(clause: Clause, names: Names) -> str:
    return (
        _("người cư trú tại %(zones)s") % {"zones": _listed(clause.home_zones, names)}
        if clause.home_zones
        else ""
    )


def phase_words(clause: Clause) -> str:
    return _("trong %(phase)s") % {"phase": lower_first(str(clause.phase))} if clause.phase else ""


def level_name(level: str, language: str) -> str:
    return ALERT_LEVELS[level].said(language) if level in ALERT_LEVELS else level


def _meant(clause: Clause, language: str, names: Names) -> str:
    """Either of two kinds, sectors or territories, and all of what else is asked."""
    groups = (
        [trait_name(code, language, names) for code in group]
        for group in gather_rivals(clause.traits)
    )
    return _(", đồng thời ").join(_(" hoặc ").join(group) for group in groups)


def trait_name(code: str, language: str, names: Names) -> str:
    """A fact of units as it stands within a sentence."""
    return lower_first(TRAITS[code].said(language)) if code in TRAITS else names.get(code, code)


def _said(traits: Iterable[str], language: str, names: Names) -> str:
    return ", ".join(trait_name(code, language, names) for code in in_order(traits, TRAITS))


def _listed(zones: Iterable[str], names: Names) -> str:
    return ", ".join(sorted(names.get(zone, zone) for zone in zones))
