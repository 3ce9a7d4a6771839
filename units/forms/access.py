"""Forms about accounts and roles: who signs in, and what they may do."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from units.enums import Role
from units.forms.fields import DayField
from units.forms.person import UnitChoiceForm
from units.rights import OUTSIDE_ROLES, UNIT_ROLES
from units.selectors import Account, free_username


class AccountForm(forms.Form):
    username = forms.RegexField(
        label=gettext_lazy("Tên đăng nhập"),
        regex=r"\A[a-z0-9][a-z0-9._@-]*\Z",
        max_length=60,
        error_messages={
            "invalid": gettext_lazy(
                "Tên đăng nhập chỉ gồm chữ không dấu, chữ số và các dấu . _ @ -"
            )
        },
        widget=forms.TextInput(
            attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}
        ),
    )


class GrantForm(UnitChoiceForm):
    """A role for the account of a person, from a day on."""

    role = forms.ChoiceField(label=gettext_lazy("Vai trò"))
    first = DayField(label=gettext_lazy("Từ ngày"))
    last = DayField(label=gettext_lazy("Đến ngày"), required=False)
    basis = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=200, required=False)
    field_order: tuple[str, ...] = ("role", "unit", "first", "last", "basis")

    def __init__(self, *args: Any, grantable: frozenset[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = [role for role in Role if role in grantable and role is not Role.STAFF]
        choices = [(role.value, role.label) for role in given]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]
        self.fields["unit"].required = False
        self.fields["unit"].help_text = _("Chỉ chọn cho trưởng, phó và văn thư của đơn vị.")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("role") in UNIT_ROLES and not given.get("unit"):
            self.add_error("unit", _("Trường này là bắt buộc."))
        if given.get("role") and given["role"] not in UNIT_ROLES:
            given["unit"] = None
        return given


class RoleForm(GrantForm):
    """A role for anybody here who has an account, on the staff or not."""

    holder = forms.ChoiceField(label=gettext_lazy("Giao vai trò cho"))
    field_order = ("holder", "role", "unit", "first", "last", "basis")

    def __init__(self, *args: Any, accounts: Iterable[Account], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.users: dict[str, User] = {}
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in accounts:
            self.users[str(one.user.pk)] = one.user
            group = one.unit.name if one.unit else _("Ngoài danh sách cán bộ")
            name = f"{one.user.full_name} ({one.user.username})"
            groups.setdefault(group, []).append((str(one.user.pk), name))
        self.fields["holder"].choices = [  # type: ignore[attr-defined]
            ("", _("Chọn người")),
            *groups.items(),
        ]

    def clean_holder(self) -> User:
        return self.users[self.cleaned_data["holder"]]


class _RoleOutside(forms.Form):
    """A role in the whole agency for somebody who is not on the staff, and from when to when."""

    role = forms.ChoiceField(label=gettext_lazy("Vai trò"))
    first = DayField(label=gettext_lazy("Từ ngày"))
    last = DayField(label=gettext_lazy("Đến ngày"), required=False)
    basis = forms.CharField(label=gettext_lazy("Căn cứ"), max_length=200, required=False)

    def __init__(self, *args: Any, grantable: frozenset[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = [role for role in OUTSIDE_ROLES if role in grantable]
        choices = [(role.value, role.label) for role in given]
        self.fields["role"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("first") and given.get("last") and given["last"] < given["first"]:
            self.add_error("last", _("Ngày cuối trước ngày đầu."))
        return given


class ReopeningForm(_RoleOutside):
    """With which role a closed account opens again."""


class OutsiderForm(_RoleOutside, AccountForm):
    """An account for somebody who is not on the staff, with a role in the whole agency."""

    full_name = forms.CharField(label=gettext_lazy("Họ và tên"), max_length=120)
    email = forms.EmailField(label=gettext_lazy("Thư điện tử công vụ"), required=False)
    field_order = ("full_name", "email", "username", "role", "first", "last", "basis")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].required = False
        self.fields["username"].help_text = _("Để trống: đặt theo họ tên.")

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "username" in given and "full_name" in given:
            given["username"] = given["username"] or free_username(given["full_name"])
            if not given["username"]:
                self.add_error("username", _("Trường này là bắt buộc."))
        return given
