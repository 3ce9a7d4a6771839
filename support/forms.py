"""A proposal, a rate and an exception as somebody types them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from directives.models import Directive
from refusals.forms import RefusableForm
from support.enums import SupportPer, SupportRank
from support.values import RateTerms
from units.forms.fields import DayField
from units.models import Agency


class ProposalForm(RefusableForm):
    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến hết ngày"))
    directive = forms.ModelChoiceField(
        label=_("Theo văn bản"),
        queryset=Directive.objects.none(),
        required=False,
        empty_label=_("Không ghi"),
        help_text=_("Khi văn bản được gia hạn, đề xuất được lập tiếp theo thời gian mới."),
    )

    def __init__(self, *args: Any, agency: Agency, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["directive"]
        known = Directive.objects.filter(agency=agency, editions__put_in_force_at__isnull=False)
        field.queryset = known.distinct()


class RateForm(RefusableForm):
    rank = forms.ChoiceField(label=_("Đối tượng"), choices=SupportRank.choices, required=False)
    per = forms.ChoiceField(label=_("Tính theo"), choices=SupportPer.choices)
    amount = forms.IntegerField(
        label=_("Mức chi (đồng)"), min_value=1, max_value=100_000_000, localize=True
    )
    decision = forms.CharField(label=_("Căn cứ (số quyết định)"), max_length=120)
    first = DayField(label=_("Từ ngày"))
    last = DayField(label=_("Đến hết ngày"), required=False)

    @property
    def terms(self) -> RateTerms:
        return RateTerms(**self.cleaned_data)
