"""Who may sign in, and how often somebody has just tried in vain; what a person may do is a
dated grant elsewhere.
"""

import unicodedata
from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

import clock


class Language(models.TextChoices):
    VIETNAMESE = "vi", "Tiếng Việt"
    ENGLISH = "en", "English"


def plain_username(typed: str) -> str:
    """`Van.DK ` and `van.dk` are one account: people type their name as the phone writes it."""
    return unicodedata.normalize("NFKC", typed).strip().lower()


def plain_password(typed: str) -> str:
    """One spelling: a Mac writes "ậ" in three signs, a phone in one, and both mean the same."""
    return unicodedata.normalize("NFKC", typed)


def _other_spellings(typed: str) -> Iterator[str]:
    """How an older password may have been spelt when it was set: as it is typed now, or in single
    signs or taken apart.
    """
    known = {plain_password(typed)}
    for spelt in (typed, *(unicodedata.normalize(form, typed) for form in ("NFC", "NFD"))):
        if spelt not in known:
            known.add(spelt)
            yield spelt


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """Without a password the account exists but nobody can sign in to it."""
        user = self.model(username=plain_username(username), **fields)
        user.set_password(password)
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(
            username, password, **{"is_staff": True, "is_superuser": True, **fields}
        )

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username=plain_username(username or ""))


class User(AbstractBaseUser, PermissionsMixin):
    """One person's account. It belongs to no agency: grants tie it to one, with dates."""

    username = models.CharField(
        _("Tên đăng nhập"),
        max_length=60,
        unique=True,
        validators=[
            RegexValidator(
                r"\A[a-z0-9][a-z0-9._@-]*\Z",
                _("Tên đăng nhập chỉ gồm chữ không dấu, chữ số và các dấu . _ @ -"),
            )
        ],
        error_messages={"unique": _("Tên đăng nhập này đã có người dùng.")},
    )
    full_name = models.CharField(_("Họ và tên"), max_length=120)
    email = models.EmailField(_("Thư điện tử công vụ"), blank=True)
    language = models.CharField(
        _("Ngôn ngữ"), max_length=2, choices=Language, default=Language.VIETNAMESE
    )
    gets_week_mail = models.BooleanField(_("Nhận thư khi lịch tuần được công bố"), default=True)
    is_active = models.BooleanField(_("Đang dùng"), default=True)
    is_staff = models.BooleanField(_("Vào được trang quản trị kỹ thuật"), default=False)
    date_joined = models.DateTimeField(_("Ngày lập tài khoản"), default=clock.now)

    issued_until = models.DateTimeField(
        _("Mật khẩu được cấp có hạn đến"),
        null=True,
        blank=True,
        help_text=_("Để trống: mật khẩu do chính người dùng đặt."),
    )
    issued_by = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Người cấp đường vào chưa dùng"),
        help_text=_("Để trống: đã dùng, hoặc do hệ thống cấp."),
    )

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = _("Tài khoản")
        verbose_name_plural = _("Tài khoản")
        constraints: ClassVar = [
            models.CheckConstraint(
                name="user_username_lowercase", condition=models.Q(username=Lower("username"))
            ),
            models.CheckConstraint(name="user_username_present", condition=~models.Q(username="")),
            models.CheckConstraint(
                name="user_language_known", condition=models.Q(language__in=["vi", "en"])
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def must_set_password(self) -> bool:
        """Somebody else knows the password: it opens nothing but the page where it is replaced."""
        return self.issued_until is not None

    @property
    def has_lost_its_way_in(self) -> bool:
        """What was issued, or the invitation, ended before its owner used it."""
        return self.issued_until is not None and not self.has_usable_password()

    def set_password(self, raw_password: str | None) -> None:
        """None: nobody signs in with a password."""
        super().set_password(raw_password and plain_password(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        """However its letters are put together; what was set before there was one spelling still
        opens the account.
        """
        if raw_password is None:
            return False
        return super().check_password(plain_password(raw_password)) or any(
            super(User, self).check_password(spelt) for spelt in _other_spellings(raw_password)
        )

    def get_full_name(self) -> str:
        return self.full_name


class Door(models.TextChoices):
    """Where somebody shows that an account is theirs, or claims it."""

    SIGN_IN = "sign-in", _("Đăng nhập")
    OWN_PASSWORD = "own-password", _("Đổi mật khẩu")
    FORGOTTEN = "forgotten", _("Quên mật khẩu")
    LINK = "link", _("Đường dẫn đặt mật khẩu")
    CALENDAR = "calendar", _("Đường dẫn lịch")


class WrongTries(models.Model):
    """How many wrong guesses there were at one door within a quarter of an hour: a sum that goes
    on record when the quarter is over. Without a user name it is of all who named no account.
    """

    door = models.CharField(_("Nơi thử"), max_length=20, choices=Door)
    username = models.CharField(_("Tên đăng nhập"), max_length=60, blank=True)
    began_at = models.DateTimeField(_("Từ lúc"))
    tries = models.PositiveIntegerField(_("Số lần sai"), default=0)
    turned_away = models.PositiveIntegerField(_("Số lần bị chặn"), default=0)
    addresses = models.JSONField(_("Địa chỉ mạng"), default=list)

    class Meta:
        verbose_name = _("Đăng nhập sai")
        verbose_name_plural = _("Đăng nhập sai")
        constraints: ClassVar = [
            models.UniqueConstraint(
                name="wrong_tries_once", fields=("door", "username", "began_at")
            )
        ]

    def __str__(self) -> str:
        return self.username or str(self.get_door_display())


class SharedCount(models.Model):
    """What all processes count together where no Redis is given: rows of Django's cache, which
    alone reads and writes them.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("Số đếm chung")
        verbose_name_plural = _("Số đếm chung")
        db_table = "accounts_shared_count"

    def __str__(self) -> str:
        return self.cache_key
