"""Who may be put on duty at a post, and who is not to be."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from duties.enums import QualifiedBy
from duties.models.posts import DutyPost
from units.models import Staff, Unit


class PostQualification(models.Model):
    """Everybody of a rank, a role or a condition (`code`), of one unit or all, or one person by
    name may have the post, from one day to another. `is_new`: this person only beside somebody
    experienced.
    """

    post = models.ForeignKey(DutyPost, on_delete=models.CASCADE, related_name="qualifications")
    by = models.CharField(_("Theo"), max_length=10, choices=QualifiedBy.choices)
    code = models.CharField(max_length=40, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    staff = models.ForeignKey(
        Staff, on_delete=models.CASCADE, null=True, blank=True, related_name="qualifications"
    )
    is_new = models.BooleanField(_("Mới, trực cùng người có kinh nghiệm"), default=False)
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"), null=True, blank=True)

    class Meta:
        verbose_name = _("Người đủ điều kiện trực")
        verbose_name_plural = _("Người đủ điều kiện trực")
        ordering = ("post", "by", "pk")
        constraints = (
            models.CheckConstraint(
                name="qualification_names_a_person_or_a_code",
                condition=Q(by=QualifiedBy.PERSON, staff__isnull=False, code="", unit__isnull=True)
                | (~Q(by=QualifiedBy.PERSON) & Q(staff__isnull=True) & ~Q(code="")),
            ),
            models.CheckConstraint(
                name="qualification_of_a_newcomer_is_by_name",
                condition=Q(is_new=False) | Q(by=QualifiedBy.PERSON),
            ),
            models.CheckConstraint(
                name="qualification_ends_after_it_begins",
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.post}: {self.staff or self.code}"


class DutyExemption(models.Model):
    """Somebody who is not put on duty for a time: anywhere, or at one post; at any hour, or at
    night only. `note` is restricted: it may speak of health.
    """

    staff = models.ForeignKey(Staff, on_delete=models.CASCADE, related_name="duty_exemptions")
    post = models.ForeignKey(
        DutyPost, on_delete=models.CASCADE, null=True, blank=True, related_name="exemptions"
    )
    nights_only = models.BooleanField(_("Chỉ miễn trực đêm"), default=False)
    first = models.DateField(_("Từ ngày"))
    last = models.DateField(_("Đến hết ngày"), null=True, blank=True)
    note = models.CharField(_("Lý do (được bảo vệ)"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("Miễn trực")
        verbose_name_plural = _("Miễn trực")
        ordering = ("first", "pk")
        constraints = (
            models.CheckConstraint(
                name="exemption_ends_after_it_begins",
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
            ),
        )

    def __str__(self) -> str:
        return f"{self.staff}: {self.first:%d/%m/%Y}"
