"""A document as it is known by number and date, its files, and what it does to other documents."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from directives.enums import AttachmentKind, DocumentKind, IssuerLevel, LinkKind
from units.models import Agency


class Directive(models.Model):
    """The document as it is known by number and date; either may still be blank. What it orders
    stands in its editions.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="directives")
    kind = models.CharField(
        _("Loại văn bản"),
        max_length=20,
        choices=DocumentKind.choices,
        default=DocumentKind.OFFICIAL_LETTER,
    )
    number = models.CharField(_("Số, ký hiệu văn bản"), max_length=60, blank=True)
    title = models.CharField(_("Trích yếu"), max_length=300)
    issuer = models.CharField(_("Cơ quan ban hành"), max_length=200)
    issuer_level = models.CharField(
        _("Cấp ban hành"), max_length=20, choices=IssuerLevel.choices, default=IssuerLevel.PROVINCE
    )
    issued_on = models.DateField(_("Ngày ban hành"), null=True, blank=True)
    implements = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="implemented_by"
    )
    restarted_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="restarts"
    )
    note = models.TextField(_("Ghi chú"), blank=True)
    is_historical = models.BooleanField(_("Chỉ để tham khảo, dùng làm mẫu"), default=False)
    is_ceiling = models.BooleanField(
        _("Cấp dưới quy định chặt hơn thì phải báo cáo"), default=False
    )

    class Meta:
        verbose_name = _("Văn bản chỉ đạo")
        verbose_name_plural = _("Văn bản chỉ đạo")
        ordering = ("agency", "-issued_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "number", "issuer"),
                condition=~Q(number=""),
                name="directive_number_once_per_issuer",
            ),
        )

    def __str__(self) -> str:
        kind = self.get_kind_display()
        if not self.number:
            return _("%(kind)s (chưa có số)") % {"kind": kind}
        return _("%(kind)s số %(number)s") % {"kind": kind, "number": self.number}


class Link(models.Model):
    """What `directive` does to the `other` document when it comes into force, and until when (None:
    further notice, or for good).

    Nothing of it holds before `carried_out_at`: the moment it was done.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Directive, on_delete=models.PROTECT, related_name="linked_by")
    kind = models.CharField(_("Quan hệ"), max_length=10, choices=LinkKind.choices)
    until = models.DateTimeField(_("Đến trước"), null=True, blank=True)
    carried_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Quan hệ với văn bản khác")
        verbose_name_plural = _("Quan hệ với văn bản khác")
        ordering = ("directive", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("directive", "other", "kind"), name="link_once_per_pair_and_kind"
            ),
            models.CheckConstraint(name="link_leads_elsewhere", condition=~Q(directive=F("other"))),
            models.CheckConstraint(
                name="link_until_where_something_lasts",
                condition=Q(until__isnull=True) | Q(kind__in=[LinkKind.EXTENDS, LinkKind.SUSPENDS]),
            ),
        )

    def __str__(self) -> str:
        return f"{self.directive} {self.get_kind_display()} {self.other}"


class Attachment(models.Model):
    """The signed file of a document, or guidance given with it: a file, a note, or both. Never
    changed, only taken away.
    """

    directive = models.ForeignKey(Directive, on_delete=models.CASCADE, related_name="attachments")
    kind = models.CharField(
        _("Loại tệp"), max_length=10, choices=AttachmentKind.choices, default=AttachmentKind.SIGNED
    )
    title = models.CharField(_("Tên tài liệu"), max_length=200)
    note = models.TextField(_("Nội dung hướng dẫn"), blank=True)
    filename = models.CharField(_("Tên tệp"), max_length=200, blank=True)
    media_type = models.CharField(max_length=100, blank=True)
    content = models.BinaryField(null=True, blank=True)
    size = models.PositiveIntegerField(_("Kích thước"), default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Tài liệu kèm theo")
        verbose_name_plural = _("Tài liệu kèm theo")
        ordering = ("directive", "kind", "pk")
        constraints = (
            models.CheckConstraint(
                name="attachment_says_something", condition=~Q(note="") | Q(content__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return self.title
