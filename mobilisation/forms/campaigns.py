"""A campaign, a team, a skill and a condition as somebody types them."""

from collections.abc import Iterable
from datetime import time
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from directives.forms.fields import RuleHourField
from directives.models import Directive
from mobilisation.enums import ReportWeekday
from mobilisation.models import CampaignTeam, TaskCampaign, WorkSkill
from mobilisation.services.wishes import CampaignPlan, TeamPlan
from planning.vocabulary import CONDITIONS, ROLES, SECTORS
from refusals.forms import RefusableForm
from units.forms.fields import DayField, choices_of
from units.models import Agency, Staff

MOST_NEEDED: Final = 500
FIGURES: Final = ("name", "purpose", "decision", "directive", "first", "last", "body_name",
                  "body_email", "report_day", "report_at")  # fmt: skip


class CampaignForm(RefusableForm):
    """Everything about a campaign but its teams."""

    name = forms.CharField(label=_("Tên đợt"), max_length=160)
    purpose = forms.CharField(
        label=_("Mục đích"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    decision = forms.CharField(label=_("Căn cứ (số, ngày văn bản)"), max_length=200, required=False)
    directive = forms.ModelChoiceField(
        label=_("Văn bản đã nhập"),
        queryset=Directive.objects.none(),
        required=False,
        empty_label=_("Không gắn"),
    )
    first = DayField(label=_("Từ ngày"))
    last = DayField(
        label=_("Đến hết ngày"),
        required=False,
        help_text=_("Để trống nếu kéo dài đến khi có thông báo mới."),
    )
    body_name = forms.CharField(label=_("Cơ quan điều phối"), max_length=160, required=False)
    body_email = forms.EmailField(label=_("Hộp thư nhận báo cáo"), required=False)
    report_day = forms.TypedChoiceField(
        label=_("Báo cáo hằng tuần vào"),
        choices=[("", _("Không gửi hằng tuần")), *ReportWeekday.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
    report_at = RuleHourField(label=_("Lúc"), required=False)

    def __init__(self, *args: Any, agency: Agency, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["directive"]
        field.queryset = Directive.objects.filter(agency=agency)

    @property
    def plan(self) -> CampaignPlan:
        given = self.cleaned_data
        return CampaignPlan(**{**given, "report_at": given["report_at"] or time(15)})

    @staticmethod
    def typed(campaign: TaskCampaign) -> dict[str, Any]:
        """A campaign on record as the form begins with it."""
        return {name: getattr(campaign, name) for name in FIGURES}


class TeamForm(RefusableForm):
    """A team, with one blank for how many of each skill."""

    name = forms.CharField(label=_("Tên đội"), max_length=120)
    task = forms.CharField(label=_("Nhiệm vụ"), max_length=300, required=False)
    place = forms.CharField(label=_("Địa điểm"), max_length=200, required=False)
    leader = forms.ModelChoiceField(
        label=_("Đội trưởng"),
        queryset=Staff.objects.none(),
        required=False,
        empty_label=_("Chưa có"),
        help_text=_("Đội trưởng xem người trong đội, ghi ai đã có mặt và trả lời thay."),
    )

    def __init__(
        self, *args: Any, people: Any, skills: Iterable[WorkSkill], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        leader: Any = self.fields["leader"]
        leader.queryset = people
        self.skills = list(skills)
        for key, label in self.blanks.items():
            self.fields[key] = forms.IntegerField(
                label=label, min_value=0, max_value=MOST_NEEDED, required=False
            )

    @property
    def blanks(self) -> dict[str, Any]:
        """The names of the blanks for how many, with what they say."""
        named = {f"need-{skill.pk}": skill.name for skill in self.skills}
        return {**named, "need-any": _("Không yêu cầu kỹ năng")}

    @property
    def need_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.blanks]

    @property
    def plan(self) -> TeamPlan:
        given = self.cleaned_data
        needs: dict[int | None, int] = {
            skill.pk: given[f"need-{skill.pk}"] or 0 for skill in self.skills
        }
        return TeamPlan(
            name=given["name"],
            task=given["task"],
            place=given["place"],
            leader=given["leader"],
            needs=needs | {None: given["need-any"] or 0},
        )

    @staticmethod
    def typed(team: CampaignTeam) -> dict[str, Any]:
        needs = {f"need-{need.skill_id or 'any'}": need.count for need in team.needs.all()}
        named = {name: getattr(team, name) for name in ("name", "task", "place", "leader")}
        return {**named, **needs}


class SkillForm(RefusableForm):
    """What a team may need, and who has it by their post or condition already."""

    name = forms.CharField(label=_("Kỹ năng"), max_length=80)
    tags = forms.MultipleChoiceField(
        label=_("Có sẵn ở người"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        tags: Any = self.fields["tags"]
        tags.choices = choices_of({**ROLES, **SECTORS})


class KeepForm(RefusableForm):
    keep_days = forms.IntegerField(
        label=_("Giữ thông tin người ngoài cơ quan (ngày)"),
        min_value=0,
        max_value=3650,
        help_text=_("Sau từng ấy ngày kể từ khi đợt kết thúc, tên và điện thoại tự xóa."),
    )


class CoveredForm(RefusableForm):
    """A condition that everybody is to fulfil."""

    name = forms.CharField(label=_("Điều kiện"), max_length=120)
    tag = forms.ChoiceField(
        label=_("Theo điều kiện có sẵn"),
        required=False,
        help_text=_("Quy định và lịch tuần dùng được điều kiện có sẵn."),
    )
    due = DayField(label=_("Hạn"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        tag: Any = self.fields["tag"]
        tag.choices = [("", _("Điều kiện riêng của cơ quan")), *choices_of(CONDITIONS)]
