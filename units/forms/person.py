"""Forms about one person."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planning.people import Rank
from planning.vocabulary import REASONS, ROLES
from units import names
from units.folding import strange_letters, tidy_code
from units.forms.fields import DayField, choices_of
from units.forms.whole_record import WholeRecordForm
from units.models import Agency, Position, Unit
from units.services.posts import StaffPost

STRANGE = gettext_lazy(
    "Có chữ không thuộc bảng chữ cái tiếng Việt, chỉ giống về hình: %(letters)s. Hãy gõ lại."
)
RANKS = (
    (Rank.HEAD.value, gettext_lazy("Trưởng")),
    (Rank.DEPUTY.value, gettext_lazy("Phó")),
    (Rank.STAFF.value, gettext_lazy("Nhân viên")),
)


class FactsForm(forms.Form):
    """What is written about a person besides the post."""

    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("Thư điện tử công vụ"), required=False)
    phone = forms.CharField(label=gettext_lazy("Điện thoại"), max_length=20, required=False)
    home_zone = forms.CharField(
        label=gettext_lazy("Nơi ở hiện tại (xã, phường)"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Chỉ ghi tên xã, phường; không ghi địa chỉ."),
    )

    room = forms.CharField(
        label=gettext_lazy("Phòng làm việc số"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Dùng cho quy định giới hạn số người trong một phòng."),
    )

    def clean_full_name(self) -> str:
        full_name = names.clean(self.cleaned_data["full_name"])
        strange = strange_letters(full_name)
        if strange:
            raise ValidationError(STRANGE % {"letters": strange})
        if len(full_name.split()) < 2 or re.search(r"[\d=<>@;]", full_name):
            raise ValidationError(_("Họ và tên phải có ít nhất hai từ, không có chữ số."))
        return full_name

    def clean_phone(self) -> str:
        phone = names.digits(self.cleaned_data["phone"])
        if phone and not re.fullmatch(r"0\d{9,10}", phone):
            raise ValidationError(_("Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng 0."))
        return phone


class PostForm(forms.Form):
    """A post: title, rank and what it means for being at the office."""

    title = forms.CharField(label=gettext_lazy("Chức vụ"), max_length=120)
    title_short = forms.CharField(
        label=gettext_lazy("Chức vụ viết tắt"), max_length=20, required=False
    )
    rank = forms.ChoiceField(label=gettext_lazy("Cấp"), choices=RANKS, initial=Rank.STAFF.value)
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Nhiệm vụ"), required=False, widget=forms.CheckboxSelectMultiple
    )
    standing_reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Lý do thường xuyên đến cơ quan"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = choices_of(ROLES)  # type: ignore[attr-defined]
        self.fields["standing_reasons"].choices = choices_of(REASONS)  # type: ignore[attr-defined]

    def post(self, order: int | None = None) -> StaffPost:
        """`order` keeps the place in the list where the rank has not changed."""
        given = self.cleaned_data
        return StaffPost(
            title=given["title"],
            title_short=given["title_short"],
            rank=Rank(given["rank"]),
            roles=tuple(given["roles"]),
            standing_reasons=tuple(given["standing_reasons"]),
            order=order,
        )


class UnitChoiceForm(forms.Form):
    """A form with a choice among the units of one agency."""

    unit = forms.ModelChoiceField(label=gettext_lazy("Phòng, đơn vị"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].empty_label = _("Chọn đơn vị")  # type: ignore[attr-defined]
        self.fields["unit"].queryset = agency.units.all()  # type: ignore[attr-defined]


class PersonForm(UnitChoiceForm, FactsForm, PostForm):
    """Somebody new. Who would be the second of a name in a unit is asked about once."""

    code = forms.CharField(label=gettext_lazy("Mã cán bộ"), max_length=20)
    first = DayField(label=gettext_lazy("Từ ngày"))
    is_another = forms.BooleanField(
        label=gettext_lazy("Đây là người khác, cùng họ tên"),
        required=False,
        widget=forms.HiddenInput,
    )
    field_order = (
        "is_another",
        "code",
        "full_name",
        "unit",
        "first",
        "title",
        "title_short",
        "rank",
        "email",
        "phone",
        "home_zone",
        "room",
        "roles",
        "standing_reasons",
    )

    def asks_about(self, namesakes: Sequence[Position]) -> bool:
        """Whether it has yet to be said that the person is none of these."""
        if not namesakes or self.cleaned_data["is_another"]:
            return False
        self.fields["is_another"].widget = forms.CheckboxInput()
        known = ", ".join(f"{post.staff.full_name} ({post.staff.code})" for post in namesakes)
        said = _("Đơn vị này đã có %(known)s. Nếu là người khác, hãy đánh dấu rồi lưu lại.")
        self.add_error("is_another", said % {"known": known})
        return True

    def clean_code(self) -> str:
        code = tidy_code(self.cleaned_data["code"])
        strange = strange_letters(code)
        if strange:
            raise ValidationError(STRANGE % {"letters": strange})
        if not re.fullmatch(r"[\w.@/\-]+", code):
            raise ValidationError(_("Mã không được có dấu cách hay ký tự đặc biệt."))
        return code


class StaffCorrectionForm(WholeRecordForm, FactsForm, PostForm):
    renamed_on = DayField(
        label=gettext_lazy("Đổi họ tên từ ngày"),
        required=False,
        help_text=gettext_lazy(
            "Khi đổi họ tên theo giấy tờ: những ngày trước đó giữ họ tên cũ. Để trống khi chỉ sửa"
            " lỗi; họ tên được sửa ở mọi nơi."
        ),
    )
    first = DayField(
        label=gettext_lazy("Ở đơn vị từ ngày"),
        required=False,
        help_text=gettext_lazy("Sửa khi ghi nhầm; chuyển đơn vị thì dùng “Chuyển đơn vị”."),
    )
    since = DayField(
        label=gettext_lazy("Chức vụ, cấp mới từ ngày"),
        required=False,
        help_text=gettext_lazy(
            "Ghi ngày bổ nhiệm: những ngày trước đó giữ chức vụ cũ. Để trống khi chỉ sửa lỗi."
        ),
    )
    field_order = (
        "full_name",
        "renamed_on",
        "first",
        "title",
        "title_short",
        "rank",
        "since",
        "email",
        "phone",
        "home_zone",
        "room",
        "roles",
        "standing_reasons",
    )


class TransferForm(UnitChoiceForm, PostForm):
    first = DayField(label=gettext_lazy("Chuyển từ ngày"))
    field_order = ("unit", "first", "title", "title_short", "rank", "roles", "standing_reasons")


class ReturnForm(TransferForm):
    first = DayField(label=gettext_lazy("Trở lại từ ngày"))


class LeavingForm(forms.Form):
    last = DayField(
        label=gettext_lazy("Ngày làm việc cuối cùng"),
        help_text=gettext_lazy("Ghi trước được: hết ngày đó quyền chấm dứt, tài khoản tự đóng."),
    )
