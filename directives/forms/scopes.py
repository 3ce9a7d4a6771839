"""Whom a sentence speaks of, when, what it takes the place of and who may except from it, as
fields of a form.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from directives.adapters import lines_of
from directives.enums import IssuerLevel
from directives.models import Clause, Edition
from directives.scopes import CLAUSE_LISTS, known_traits, zone_names
from directives.selectors import amendable_clauses
from planning.vocabulary import ALERT_LEVELS, TRAITS
from refusals.forms import RefusableForm
from units.words import reader_language

CATEGORIES: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (gettext_lazy("Loại đơn vị"), ("leadership", "office", "division", "service-unit")),
    (gettext_lazy("Làm việc trực tuyến"), ("can-work-remotely", "cannot-work-remotely")),
    (gettext_lazy("Ngành"), ("health", "armed-forces")),
    (gettext_lazy("Tiếp dân, nhận hồ sơ"), ("one-stop",)),
    (gettext_lazy("Hoạt động"), ("suspended",)),
)
"""The facts of units as a clerk looks for them; what the table of facts has besides stands under
"Khác".
"""
SHOWN = 110  # characters of a sentence in a list to choose from


@dataclass(frozen=True, slots=True)
class Choice:
    """One fact of units: whether only units that have it are meant, or those that have it are
    not.
    """

    code: str
    name: str
    only: bool
    never: bool


def several(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


class ScopeForm(RefusableForm):
    """Empty means: every unit, everybody, always, in place of nothing, excepted from by the
    issuer and those above.
    """

    traits = several(gettext_lazy("Chỉ áp dụng cho"))
    without = several(gettext_lazy("Không áp dụng cho"))
    min_size = forms.IntegerField(
        label=gettext_lazy("Đơn vị từ (người)"),
        min_value=0,
        max_value=9999,
        required=False,
        help_text=gettext_lazy("Để trống: đơn vị đông ít đều áp dụng."),
    )
    office_zones = several(gettext_lazy("Trụ sở tại địa bàn"))
    alert_levels = several(gettext_lazy("Cấp độ của địa bàn có trụ sở"))
    home_zones = several(gettext_lazy("Người cư trú tại địa bàn"))
    phase = forms.ChoiceField(
        label=gettext_lazy("Giai đoạn"), required=False, widget=forms.RadioSelect
    )
    replaces = forms.ChoiceField(label=gettext_lazy("Thay cho quy định"), required=False)
    excepted_by = several(gettext_lazy("Cấp khác cũng được cho phép ngoại lệ"))

    def offer(self, edition: Edition, clause: Clause | None, at: datetime) -> None:
        """Fill in what there is to choose from in this edition, at this moment."""
        agency, language = edition.directive.agency, reader_language()
        zones = list(zone_names(agency).items())
        self.facts = known_traits(agency, language)
        self.phases = list(edition.phases.all())
        self.choose("traits", self.facts.items())
        self.choose("without", self.facts.items())
        self.choose("office_zones", zones)
        self.choose("home_zones", zones)
        self.choose(
            "alert_levels", ((code, text.said(language)) for code, text in ALERT_LEVELS.items())
        )
        self.choose("excepted_by", IssuerLevel.choices)
        self.choose(
            "phase",
            [
                ("", _("Suốt thời gian có hiệu lực")),
                *((str(phase.pk), str(phase)) for phase in self.phases),
            ],
        )
        self.replaceable = _documents(amendable_clauses(edition, at), clause, language)
        self.choose("replaces", [("", _("Không thay quy định nào")), *self.replaceable])

    def choose(self, name: str, choices: Iterable[Any]) -> None:
        # all of them are ChoiceFields
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    @property
    def has_zones(self) -> bool:
        # a MultipleChoiceField
        return bool(self.fields["office_zones"].choices)  # type: ignore[attr-defined]

    @property
    def categories(self) -> list[tuple[str, list[Choice]]]:
        """The facts of units, group by group, each with where it is ticked."""
        only, never = (set(self[name].value() or ()) for name in ("traits", "without"))
        grouped = {code for _label, codes in CATEGORIES for code in codes}
        places = tuple(code for code in self.facts if code not in TRAITS)
        rest = tuple(code for code in TRAITS if code not in grouped)
        groups = ((_("Tỉnh, thành phố"), places), *CATEGORIES, (_("Khác"), rest))
        return [
            (
                str(label),
                [Choice(code, self.facts[code], code in only, code in never) for code in codes],
            )
            for label, codes in groups
            if codes
        ]

    def scope(self) -> dict[str, Any]:
        """What is chosen and known so far, by the columns of a clause."""
        typed = self.cleaned_data
        return {name: tuple(typed.get(name, ())) for name in CLAUSE_LISTS} | {
            "min_size": typed.get("min_size") or 0,
            "phase_id": int(typed.get("phase") or 0) or None,
            "replaces_id": int(typed.get("replaces") or 0) or None,
        }

    @property
    def opened(self) -> Mapping[str, bool]:
        """Which groups are shown open: those with something chosen in them, or something wrong."""
        groups = {
            "units": ("traits", "without", "min_size", "office_zones", "alert_levels"),
            "people": ("home_zones",),
            "amends": ("replaces",),
            "exceptions": ("excepted_by",),
        }
        return {
            group: any(self[name].value() or self[name].errors for name in names)
            for group, names in groups.items()
        }


def scope_initial(clause: Clause | None) -> dict[str, Any]:
    if clause is None:
        return {"phase": "", "replaces": ""}
    chosen = {
        "min_size": clause.min_size or None,
        "phase": str(clause.phase_id or ""),
        "replaces": str(clause.replaces_id or ""),
    }
    return {name: getattr(clause, name) for name in CLAUSE_LISTS} | chosen


def _documents(
    clauses: Iterable[Clause], chosen: Clause | None, language: str
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Documents with their sentences, to choose one from; what was chosen once stays among them."""
    offered = list(clauses)
    if chosen and chosen.replaces and chosen.replaces not in offered:
        offered.append(chosen.replaces)
    lines = lines_of(offered, language)
    return [
        (
            document,
            [(str(line.clause.pk), _in_short(line.clause.item, line.sentence)) for line in group],
        )
        for document, group in groupby(lines, key=lambda line: str(line.clause.edition.directive))
    ]


def _in_short(item: str, sentence: str) -> str:
    words = f"{item}: {sentence}" if item else sentence
    return str(Truncator(words).chars(SHOWN))
