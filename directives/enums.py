"""The words of a directive's life."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EditionState(models.TextChoices):
    """A draft may be edited; a proposed edition is checked as advice; an edition in force never
    changes again, though it may be suspended for a time.

    A withdrawn edition never held: it was taken back before it began, or replaced from its very
    start. An undo orders nothing: it says from when and why an edition put in force by mistake no
    longer holds.
    """

    DRAFT = "draft", _("Bản nháp")
    PROPOSED = "proposed", _("Dự kiến")
    IN_FORCE = "in-force", _("Đang có hiệu lực")
    ENDED = "ended", _("Hết hiệu lực")
    WITHDRAWN = "withdrawn", _("Đã thu hồi")
    UNDO = "undo", _("Hoàn tác")


class IssuerLevel(models.TextChoices):
    """Whose order it is, from the state down to the agency itself."""

    CENTRAL = "central", _("Trung ương")
    MINISTRY = "ministry", _("Bộ, ngành")
    PROVINCE = "province", _("Tỉnh, thành phố")
    AGENCY = "agency", _("Cơ quan")
    UNIT = "unit", _("Người đứng đầu đơn vị")


class DocumentKind(models.TextChoices):
    DIRECTIVE = "directive", _("Chỉ thị")
    OFFICIAL_LETTER = "official-letter", _("Công văn")
    NOTICE = "notice", _("Thông báo")
    PLAN = "plan", _("Kế hoạch")
    DECISION = "decision", _("Quyết định")
    PROPOSAL = "proposal", _("Văn bản đề xuất")


class Binding(models.TextChoices):
    ORDER = "order", _("Bắt buộc")
    TARGET = "target", _("Chỉ tiêu")
    ADVICE = "advice", _("Khuyến nghị")


class LinkKind(models.TextChoices):
    """What a document does to another one. That it carries another one out (`implements`) stands
    at its head.
    """

    EXTENDS = "extends", _("Gia hạn")
    AMENDS = "amends", _("Sửa đổi, bổ sung")
    REPEALS = "repeals", _("Bãi bỏ, thay thế")
    SUSPENDS = "suspends", _("Tạm ngưng")


class AttachmentKind(models.TextChoices):
    SIGNED = "signed", _("Văn bản ký, đóng dấu")
    GUIDANCE = "guidance", _("Hướng dẫn thực hiện")
    OTHER = "other", _("Tài liệu khác")


class ExceptionEffect(models.TextChoices):
    AMOUNT = "amount", _("Áp dụng số người khác")
    EXEMPT = "exempt", _("Không áp dụng quy định")


class DocumentStanding(models.TextChoices):
    """Where a document stands at a moment; a list of directives is grouped by it, in this order."""

    IN_FORCE = "in-force", _("Đang có hiệu lực")
    SUSPENDED = "suspended", _("Tạm ngưng hiệu lực")
    UPCOMING = "upcoming", _("Sắp có hiệu lực")
    PROPOSED = "proposed", _("Dự kiến")
    DRAFT = "draft", _("Bản nháp")
    ENDED = "ended", _("Hết hiệu lực")
    REFERENCE = "reference", _("Văn bản trước đây, dùng làm mẫu")
