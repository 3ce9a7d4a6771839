"""The form by which the Director or a head names who acts for them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from units.forms.fields import DayField
from units.forms.periods import StaffPeriodForm
from units.models import Agency
from units.rights import OFFICES
from units.selectors import Power, may_be_named


class DelegationForm(StaffPeriodForm):
    """`powers` are those that may be delegated here; who may be named depends on which is chosen,
    so that those of all are offered, under the office they fit.
    """

    power = forms.ChoiceField(label=gettext_lazy("Ủy quyền của"))
    deputy = forms.ChoiceField(label=gettext_lazy("Giao cho"))
    first = DayField(label=gettext_lazy("Từ ngày"))
    last = DayField(label=gettext_lazy("Đến hết ngày"))
    basis = forms.CharField(
        label=gettext_lazy("Căn cứ"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Số, ngày của văn bản ủy quyền; bắt buộc khi ghi thay người khác."),
    )
    field_order = ("power", "deputy", "first", "last", "basis")

    def __init__(
        self, *args: Any, agency: Agency, powers: Iterable[Power], on: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.powers = {_key(power): power for power in powers}
        offered = {
            (power.role, power.unit): may_be_named(agency, power.role, on, power.unit)
            for power in self.powers.values()
        }
        self.users = {user.pk: user for users in offered.values() for user in users}
        self.fields["power"].choices = [  # type: ignore[attr-defined]
            (key, _said(power)) for key, power in self.powers.items()
        ]
        self.fields["deputy"].choices = [  # type: ignore[attr-defined]
            ("", _("Chọn người thay")),
            *(
                (unit.name if unit else str(OFFICES[role]), [_choice(user) for user in users])
                for (role, unit), users in offered.items()
                if users
            ),
        ]

    @property
    def has_nobody(self) -> bool:
        """True where nobody can be named at all."""
        return not self.users

    def clean_power(self) -> Power:
        return self.powers[self.cleaned_data["power"]]

    def clean_deputy(self) -> User:
        chosen = self.users.get(int(self.cleaned_data["deputy"]))
        if chosen is None:
            raise ValidationError(_("Chọn người thay"))
        return chosen


def _key(power: Power) -> str:
    return f"{power.giver.pk}-{power.unit.pk if power.unit else 0}"


def _said(power: Power) -> str:
    office = str(OFFICES[power.role])
    where = f"{office}, {power.unit.name}" if power.unit else office
    return f"{where}: {power.giver.get_full_name()}"


def _choice(user: User) -> tuple[str, str]:
    return str(user.pk), user.get_full_name()
