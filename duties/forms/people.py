"""Who may have a post, and who is released from duty, as somebody types it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from duties.enums import QualifiedBy
from duties.models import DutyPost
from duties.values.posts import ExemptionSketch, QualificationSketch
from planning.vocabulary import CONDITIONS, ROLES, SECTORS
from refusals.forms import RefusableForm
from units.forms.fields import DayField, choices_of
from units.forms.person import RANKS
from units.models import Staff, Unit


class QualificationForm(RefusableForm):
    """A person by name, or everybody of a rank, a role or a condition, of one unit or of all."""

    placed = {"code": "who", "staff": "who", "effective_to": "last"}
    who = forms.ChoiceField(label=_("Ai được trực"))
    unit = forms.ModelChoiceField(
        label=_("Chỉ của đơn vị"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=_("Mọi đơn vị"),
        help_text=_("Khi chọn theo cấp, nhiệm vụ hay điều kiện."),
    )
    is_new = forms.BooleanField(
        label=_("Mới, chỉ trực cùng người có kinh nghiệm"),
        required=False,
        help_text=_("Khi chọn đích danh."),
    )
    first = DayField(label=_("Từ ngày"))
    last = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống: không thời hạn.")
    )

    def __init__(
        self, *args: Any, people: Iterable[Staff], units: QuerySet[Unit], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        who: Any = self.fields["who"]
        who.choices = [("", "---------"), *_groups(people)]
        unit: Any = self.fields["unit"]
        unit.queryset = units

    def sketch(self) -> QualificationSketch:
        typed = self.cleaned_data
        kind, _colon, code = typed["who"].partition(":")
        by, unit = QualifiedBy(kind), typed["unit"]
        is_named = by is QualifiedBy.PERSON
        return QualificationSketch(
            by=by,
            first=typed["first"],
            last=typed["last"],
            code="" if is_named else code,
            unit_id=unit.pk if unit and not is_named else None,
            staff_id=int(code) if is_named else None,
            is_new=typed["is_new"] and is_named,
        )


def _groups(people: Iterable[Staff]) -> Iterable[tuple[Any, list[tuple[str, Any]]]]:
    """Everything that may be chosen, each with what it is before its code."""
    tables: tuple[tuple[QualifiedBy, Iterable[tuple[Any, Any]]], ...] = (
        (QualifiedBy.RANK, RANKS),
        (QualifiedBy.ROLE, [*choices_of(ROLES), *choices_of(SECTORS)]),
        (QualifiedBy.TAG, choices_of(CONDITIONS)),
        (QualifiedBy.PERSON, ((person.pk, person.full_name) for person in people)),
    )
    for by, rows in tables:
        yield by.label, [(f"{by.value}:{code}", words) for code, words in rows]


class ReleaseForm(RefusableForm):
    """Who is not put on duty, from when to when; the reason may speak of health."""

    placed = {"staff": "person", "effective_to": "last"}
    person = forms.ModelChoiceField(label=_("Cán bộ"), queryset=Staff.objects.none())
    post = forms.ModelChoiceField(
        label=_("Miễn trực ở"),
        queryset=DutyPost.objects.none(),
        required=False,
        empty_label=_("Mọi vị trí"),
    )
    nights_only = forms.BooleanField(label=_("Chỉ miễn trực đêm"), required=False)
    first = DayField(label=_("Từ ngày"))
    last = DayField(
        label=_("Đến hết ngày"), required=False, help_text=_("Để trống: không thời hạn.")
    )
    note = forms.CharField(
        label=_("Lý do (được bảo vệ)"),
        max_length=300,
        required=False,
        help_text=_("Chỉ người được xem thông tin hạn chế mới mở được; lịch trực không nêu."),
    )

    def __init__(
        self, *args: Any, people: QuerySet[Staff], posts: QuerySet[DutyPost], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        person: Any = self.fields["person"]
        person.queryset = people
        post: Any = self.fields["post"]
        post.queryset = posts

    def sketch(self) -> ExemptionSketch:
        typed = dict(self.cleaned_data)
        person, post = typed.pop("person"), typed.pop("post")
        return ExemptionSketch(staff_id=person.pk, post_id=post.pk if post else None, **typed)


class LastDayForm(forms.Form):
    """Until when something goes on to hold."""

    last = DayField(label=_("Ngày cuối"))
