"""What a unit's week comes to in numbers, kept so that a look at the whole agency need not read
every cell of it.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from units.models import Agency, Unit


class WeekNumbers(models.Model):
    """The numbers of one roster of the unit's week (`roster_key` 0: of the week nobody has opened).

    They hold as long as `stamp` is the stamp of now (rosters.selectors.numbers): it says what they
    were counted from. `feeders` are the other units whose people may be among them. `size` are
    those listed, `headcount` those with a post. `days` lists for each working day how many come and
    how many may; `before` is the roster of the week before that `differs` was counted against
    (None: there was none). `flaws` are what the directives get wrong, in both languages, and the
    day.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    monday = models.DateField(_("Tuần từ ngày"))
    roster_key = models.PositiveBigIntegerField(default=0)
    stamp = models.CharField(max_length=40)
    feeders = models.JSONField(default=list)
    size = models.PositiveIntegerField()
    headcount = models.PositiveIntegerField()
    violations = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()
    is_unchecked = models.BooleanField()
    is_overtaken = models.BooleanField()
    days = models.JSONField()
    before = models.PositiveBigIntegerField(null=True)
    differs = models.PositiveIntegerField(null=True)
    flaws = models.JSONField(default=list)

    class Meta:
        verbose_name = _("Lịch phân công làm việc tuần")
        verbose_name_plural = _("Lịch phân công làm việc tuần")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "monday", "roster_key"), name="numbers_once_per_roster"
            ),
            models.CheckConstraint(
                name="numbers_week_begins_on_monday", condition=Q(monday__iso_week_day=1)
            ),
        )
        indexes = (models.Index(fields=("agency", "monday"), name="numbers_by_week"),)

    def __str__(self) -> str:
        return f"{self.unit}, {self.monday:%d/%m/%Y}"
