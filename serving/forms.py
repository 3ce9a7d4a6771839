"""A service, a change of its way, and the public page, as somebody types them."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from directives.adapters import lines_of
from directives.models import Clause
from refusals.forms import RefusableForm
from serving.enums import ServiceWay
from serving.selectors.services import clause_words
from units.forms.fields import DayField
from units.models import Unit
from units.words import reader_language

SHOWN = 100  # characters of a sentence in a list to choose from


class ServiceForm(RefusableForm):
    unit = forms.ModelChoiceField(label=_("Đơn vị"), queryset=Unit.objects.none())
    name = forms.CharField(
        label=_("Việc tiếp nhận, giải quyết"),
        max_length=160,
        help_text=_("Ví dụ: Tiếp nhận hồ sơ tuyển dụng; Tiếp công dân."),
    )
    place = forms.CharField(label=_("Nơi tiếp nhận"), max_length=160, required=False)
    hours = forms.CharField(label=_("Giờ tiếp nhận"), max_length=120, required=False)
    is_reception = forms.BooleanField(
        label=_("Là việc tiếp công dân"),
        required=False,
        help_text=_("Khi tạm ngưng, lịch công tác tuần nói ở đầu trang."),
    )

    def __init__(self, *args: Any, units: QuerySet[Unit], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["unit"]
        field.queryset = units


class KeptServiceForm(ServiceForm):
    """One that is on the list already."""

    is_given = forms.BooleanField(label=_("Đang tiếp nhận"), required=False)


class ClauseField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic when it runs
    def label_from_instance(self, clause: Clause) -> str:
        sentence = lines_of([clause], reader_language())[0].sentence
        return f"{clause_words(clause)}: {Truncator(sentence).chars(SHOWN)}"


class WayForm(RefusableForm):
    way = forms.ChoiceField(label=_("Hình thức"), choices=ServiceWay.choices)
    first = DayField(label=_("Từ ngày"))
    last = DayField(
        label=_("Đến hết ngày"),
        required=False,
        help_text=_("Để trống: cho đến khi có thông báo mới."),
    )
    clause = ClauseField(
        label=_("Theo quy định"),
        queryset=Clause.objects.none(),
        required=False,
        empty_label=_("Không theo văn bản đã nhập"),
    )
    ground = forms.CharField(label=_("Căn cứ khác"), max_length=200, required=False)
    instead = forms.CharField(
        label=_("Người dân liên hệ"),
        max_length=300,
        required=False,
        help_text=_("Ví dụ: nộp trên Cổng dịch vụ công, gửi qua bưu điện, gọi điện thoại."),
    )

    def __init__(self, *args: Any, clauses: QuerySet[Clause], **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["clause"]
        field.queryset = clauses


class PublicPageForm(RefusableForm):
    is_open = forms.BooleanField(label=_("Mở trang công khai"), required=False)
    slug = forms.SlugField(
        label=_("Địa chỉ trang"),
        max_length=60,
        help_text=_("Chữ thường không dấu, số và dấu gạch nối."),
    )
    contact = forms.CharField(
        label=_("Nơi hỏi thông tin"),
        max_length=300,
        required=False,
        help_text=_("Số điện thoại, thư điện tử của cơ quan; không ghi tên người."),
    )
