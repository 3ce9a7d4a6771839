"""Whom to call to a team, and for which days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from mobilisation.models import WorkSkill
from mobilisation.selectors.choosing import CallablePerson
from mobilisation.services.wishes import CallSpan, HelperCard
from mobilisation.values.choosing import SkillId
from refusals.forms import RefusableForm
from units.forms.fields import DayField
from units.models import Staff

ALL: Final = "all"
MOST_SUGGESTED: Final = 100


@dataclass(frozen=True, slots=True)
class ChoosablePerson:
    """One line of the list of people: `chosen_as` the skill they are proposed for."""

    person: CallablePerson
    skills: str
    is_chosen: bool
    chosen_as: str


class SpanForm(RefusableForm):
    first = DayField(label=_("Từ ngày"))
    last = DayField(
        label=_("Đến hết ngày"),
        required=False,
        help_text=_("Để trống: đến khi đợt huy động kết thúc."),
    )
    skill = forms.ChoiceField(label=_("Kỹ năng"), required=False)

    def __init__(self, *args: Any, skills: Iterable[WorkSkill], **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {str(skill.pk): skill for skill in skills}
        skill: Any = self.fields["skill"]
        skill.choices = [
            ("", _("Không yêu cầu kỹ năng")),
            *((pk, one.name) for pk, one in self.known.items()),
        ]

    def span(self, skill: str | None = None) -> CallSpan:
        given = self.cleaned_data
        wanted = given["skill"] if skill is None else skill
        return CallSpan(first=given["first"], last=given["last"], skill=self.known.get(wanted))


class CallForm(SpanForm):
    """Named people of the staff, or how many of whom are wanted."""

    count = forms.IntegerField(
        label=_("Số người"), min_value=1, max_value=MOST_SUGGESTED, initial=1, required=False
    )

    def __init__(
        self,
        *args: Any,
        people: Sequence[CallablePerson],
        proposed: Mapping[int, SkillId] | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        skill: Any = self.fields["skill"]
        skill.choices = [(ALL, _("Mọi chỗ còn thiếu")), *skill.choices]
        self.people = [one for one in people if one.is_free]
        self.unfree = len(people) - len(self.people)
        self.proposed = proposed

    @property
    def chosen(self) -> set[str]:
        if self.proposed is not None:
            return {str(pk) for pk in self.proposed}
        typed: Any = self.data
        return set(typed.getlist("people")) if self.is_bound else set()

    @property
    def called(self) -> list[tuple[Staff, CallSpan]]:
        """Whom was chosen, each with the skill they are called for."""
        chosen, is_all = self.chosen, self.cleaned_data["skill"] == ALL
        return [
            (one.staff, self.span(self._proposed_as(one) if is_all else None))
            for one in self.people
            if str(one.staff.pk) in chosen
        ]

    @property
    def groups(self) -> list[tuple[str, bool, list[ChoosablePerson]]]:
        """By unit: its name, whether somebody of it is chosen, its people."""
        found: dict[str, list[ChoosablePerson]] = {}
        chosen = self.chosen
        for one in self.people:
            line = ChoosablePerson(
                person=one,
                skills=", ".join(
                    skill.name for pk, skill in self.known.items() if int(pk) in one.skills
                ),
                is_chosen=str(one.staff.pk) in chosen,
                chosen_as=self._proposed_as(one),
            )
            found.setdefault(one.post.unit.name, []).append(line)
        return [
            (unit, any(line.is_chosen for line in lines), lines) for unit, lines in found.items()
        ]

    def _proposed_as(self, one: CallablePerson) -> str:
        if self.proposed is not None:
            return str(self.proposed.get(one.staff.pk) or "")
        return self.data.get(f"as-{one.staff.pk}", "") if self.is_bound else ""


class HelperForm(SpanForm):
    """Somebody from outside: no more than is needed to reach them."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=120)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20)
    organisation = forms.CharField(label=_("Nơi làm việc, tổ chức"), max_length=160, required=False)
    consented_on = DayField(label=_("Ngày đồng ý cho lưu thông tin"))
    field_order = ("full_name", "phone", "organisation", "skill", "consented_on", "first", "last")

    @property
    def card(self) -> HelperCard:
        given = self.cleaned_data
        return HelperCard(
            full_name=given["full_name"],
            phone=given["phone"],
            organisation=given["organisation"],
            consented_on=given["consented_on"],
        )


class HomeForm(RefusableForm):
    """From which day somebody goes home, and why."""

    day = DayField(label=_("Về từ ngày"))
    reason = forms.CharField(label=_("Lý do"), max_length=300, required=False)


class ThereForm(RefusableForm):
    """Since when somebody is there."""

    since = DayField(label=_("Có mặt từ ngày"))
