"""Who declared what for which days, the answers apart, and when letters speak of it."""

from datetime import time

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from planning.rules.entry_declaration import SEAL_LENGTH
from units.models import Agency, Staff, Unit


class MadeDeclaration(models.Model):
    """One person declared what `seal` stands for (planning.rules.entry_declaration); it speaks of
    the days from `first` to `last`, both inclusive. Rows are only added; what was not good for
    coming goes when its answers go.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="declarations")
    staff = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="declarations")
    seal = models.CharField(max_length=SEAL_LENGTH)
    title = models.CharField(_("Khai báo gì"), max_length=120)
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến ngày"))
    is_cleared = models.BooleanField(_("Đủ điều kiện đến cơ quan"))
    declared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    declared_at = models.DateTimeField(_("Lúc"))

    class Meta:
        verbose_name = _("Khai báo trước khi đến cơ quan")
        verbose_name_plural = _("Khai báo trước khi đến cơ quan")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                name="declaration_ends_after_it_begins", condition=models.Q(last__gte=F("first"))
            ),
        )
        indexes = (models.Index(fields=("staff", "last"), name="declaration_by_person"),)

    def __str__(self) -> str:
        return f"{self.title}: {self.staff}"


class DeclaredAnswers(models.Model):
    """The answers of one declaration, question by question in its words: they speak of health, and
    are destroyed some days after it has ended.
    """

    declaration = models.OneToOneField(
        MadeDeclaration, on_delete=models.CASCADE, related_name="answers"
    )
    told = models.JSONField()

    class Meta:
        verbose_name = _("Câu trả lời của khai báo")
        verbose_name_plural = _("Câu trả lời của khai báo")

    def __str__(self) -> str:
        return str(self.declaration_id)


class DeclarationReminder(models.Model):
    """Who makes a unit's rosters had its people reminded: once a day."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Nhắc khai báo")
        verbose_name_plural = _("Nhắc khai báo")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("unit", "day"), name="declaration_reminder_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.unit}, {self.day}"


class DeclarationPolicy(models.Model):
    """An agency's own choice about declarations. Without a row: the defaults below."""

    agency = models.OneToOneField(
        Agency, on_delete=models.CASCADE, related_name="declaration_policy"
    )
    sends_reminders = models.BooleanField(_("Nhắc chiều hôm trước"), default=True)
    remind_at = models.TimeField(_("Giờ nhắc"), default=time(17))
    keep_days = models.PositiveSmallIntegerField(_("Giữ câu trả lời (ngày)"), default=30)

    class Meta:
        verbose_name = _("Cách giữ và nhắc khai báo")
        verbose_name_plural = _("Cách giữ và nhắc khai báo")

    def __str__(self) -> str:
        return str(self.agency)
