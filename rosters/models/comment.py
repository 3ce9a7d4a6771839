"""What is said about a cell or a day of a week while it is worked on, and what is answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from units.models import Staff
from weeks.models import WeeklyRoster


class CellComment(models.Model):
    """A comment on the cell of `staff` on `day`, or (without `staff`) on the whole day. It belongs
    to the week of `roster`, whichever version is worked on; `looked` is what the cell held when it
    was written ("tn", "cq/tn"), as those who need not know of an illness see it.

    An answer `answers` a comment. What is settled is dealt with; an answer opens it again. The text
    is never changed. `key` is that of the form it was written in, so that what is sent twice is
    said once.
    """

    roster = models.ForeignKey(WeeklyRoster, on_delete=models.CASCADE, related_name="comments")
    staff = models.ForeignKey(
        Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    day = models.DateField(_("Ngày"))
    looked = models.CharField(max_length=7, blank=True)
    text = models.CharField(_("Góp ý"), max_length=1000)
    answers = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    key = models.CharField(max_length=32)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("Góp ý về ô")
        verbose_name_plural = _("Góp ý về ô")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("by", "key"), name="cell_comment_once_per_form"),
            models.CheckConstraint(
                name="cell_comment_settled_has_its_hand",
                condition=Q(settled_by__isnull=True, settled_at__isnull=True)
                | Q(settled_by__isnull=False, settled_at__isnull=False),
            ),
            models.CheckConstraint(
                name="cell_comment_answer_is_never_settled",
                condition=Q(answers__isnull=True) | Q(settled_at__isnull=True),
            ),
            models.CheckConstraint(name="cell_comment_says_something", condition=~Q(text="")),
        )

    def __str__(self) -> str:
        return f"{self.roster}, {self.day:%d/%m}: {self.text[:40]}"
