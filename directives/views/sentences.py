"""Sentences in the language of the reader, and whom they speak of."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from directives.adapters import ClauseLine, lines_of, scope_of, unit_values
from directives.enums import IssuerLevel
from directives.models import Clause, Edition
from directives.scopes import names_for, people_words, phase_words, unit_words
from planning.time import Slot
from units.words import reader_language


@dataclass(frozen=True, slots=True)
class Spoken:
    """Whom a clause speaks of, when, in place of what, excepted from by whom, in words; and the
    units this means now, of how many.
    """

    clause: Clause
    units: str
    people: str
    phase: str
    replaced: str
    excepted_by: str
    meant: tuple[str, ...]
    of: int

    @property
    def is_everybody(self) -> bool:
        return len(self.meant) == self.of


def sentences_of(edition: Edition) -> list[ClauseLine]:
    clauses = edition.clauses.select_related(
        "edition__directive__agency", "phase", "replaces__edition__directive"
    )
    return lines_of(clauses.order_by("order", "pk"), language())


def spoken_of(clause: Clause, on: date) -> Spoken:
    """What stands in the groups of the form about a clause, in words."""
    said, names = language(), names_for([clause])
    values, scope = (
        list(unit_values(clause.edition.directive.agency, on).values()),
        scope_of(clause),
    )
    return Spoken(
        clause=clause,
        units=unit_words(clause, said, names) or _("mọi đơn vị"),
        people=people_words(clause, names) or _("mọi người"),
        phase=phase_words(clause) or _("suốt thời gian có hiệu lực"),
        replaced=replaced_words(clause) or _("không thay quy định nào"),
        excepted_by=_excepting(clause),
        meant=tuple(
            value.name
            for value in values
            if scope.includes(value) and scope.when(value).holds(Slot(on))
        ),
        of=len(values),
    )


def replaced_words(clause: Clause) -> str:
    """The clause that this one takes the place of, by its document and item."""
    if clause.replaces is None:
        return ""
    document = str(clause.replaces.edition.directive)
    return f"{clause.replaces.item}, {document}" if clause.replaces.item else document


def _excepting(clause: Clause) -> str:
    levels = ", ".join(
        str(IssuerLevel(level).label) for level in IssuerLevel if level in clause.excepted_by
    )
    return (
        _("cơ quan ban hành, cấp trên và: %(levels)s") % {"levels": levels}
        if levels
        else _("chỉ cơ quan ban hành và cấp trên")
    )


def language() -> str:
    return reader_language()
