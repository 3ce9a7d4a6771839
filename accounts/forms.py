"""What people fill in about their own account."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.errors import TooManyTries, WrongPassword
from accounts.models import User, plain_password
from accounts.texts import words_for_waiting


class SignInForm(forms.Form):
    username = forms.CharField(
        label=gettext_lazy("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )
    password = forms.CharField(
        label=gettext_lazy("Mật khẩu"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class ForgottenForm(forms.Form):
    typed = forms.CharField(
        label=gettext_lazy("Tên đăng nhập hoặc thư điện tử công vụ"),
        max_length=254,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "username",
                "autocapitalize": "none",
                "spellcheck": "false",
                "autofocus": True,
            }
        ),
    )


class NewPasswordForm(forms.Form):
    """A new password, typed twice."""

    new = forms.CharField(
        label=gettext_lazy("Mật khẩu mới"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("Nhập lại mật khẩu mới"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["new"].help_text = _(
            "Ít nhất 14 ký tự. Một câu dài dễ nhớ tốt hơn một từ khó đoán."
        )

    def clean_new(self) -> str:
        new = plain_password(self.cleaned_data["new"])
        validate_password(new, self.user)
        return new

    def clean_again(self) -> str:
        return plain_password(self.cleaned_data["again"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if "new" in given and "again" in given and given["new"] != given["again"]:
            self.add_error("again", _("Hai lần nhập mật khẩu mới không giống nhau."))
        return given


class PasswordForm(NewPasswordForm):
    """Asks for the present password too: an unlocked computer must not be enough to take an
    account over.
    """

    old = forms.CharField(
        label=gettext_lazy("Mật khẩu hiện tại"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("old", "new", "again")

    def __init__(
        self, *args: Any, user: User, confirm: Callable[[str], None], at: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, user=user, **kwargs)
        self.confirm, self.at = confirm, at
        self.refusal: TooManyTries | None = None

    def clean_old(self) -> str:
        old: str = self.cleaned_data["old"]
        try:
            self.confirm(old)
        except WrongPassword:
            raise ValidationError(_("Mật khẩu hiện tại không đúng.")) from None
        except TooManyTries as refusal:
            self.refusal = refusal
            raise ValidationError(list(words_for_waiting(refusal, at=self.at))) from None
        return old

    def clean(self) -> dict[str, Any]:
        given = super().clean()
        if "new" in given and given["new"] == plain_password(given.get("old") or ""):
            self.add_error("new", _("Mật khẩu mới phải khác mật khẩu hiện tại."))
        return given
