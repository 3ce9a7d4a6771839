"""Two people of a unit exchange a day at the office."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from planning.time import Week
from swaps.enums import SwapState
from swaps.models.asked import PENDING, AskedSwap, asks_somebody_else, lapsed_says_why
from units.models import Unit
from weeks.models import WeeklyRoster
from weeks.values.cells import CellKey


class DaySwap(AskedSwap):
    """`asker` gives `day`, on which they are to be at the office, and comes on `other_day` in the
    place of `asked`, who comes on `day`.

    `roster` is the published week it was last judged in, at `unit_revision` and `rules_revision`:
    while these stand, nothing that it was judged by has changed.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="day_swaps")
    roster = models.ForeignKey(WeeklyRoster, on_delete=models.CASCADE, related_name="day_swaps")
    day = models.DateField(_("Ngày nhường"))
    other_day = models.DateField(_("Ngày nhận"))
    unit_revision = models.PositiveIntegerField()
    rules_revision = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("Đề nghị đổi ngày đến cơ quan")
        verbose_name_plural = _("Đề nghị đổi ngày đến cơ quan")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("asker", "day", "asked", "other_day"),
                condition=Q(state__in=PENDING),
                name="day_swap_pending_once",
            ),
            models.CheckConstraint(name="day_swap_of_two_days", condition=~Q(day=F("other_day"))),
            models.CheckConstraint(name="day_swap_asks_somebody", condition=Q(asked__isnull=False)),
            models.CheckConstraint(
                name="day_swap_agreed_has_its_moment",
                condition=~Q(state__in=[SwapState.AGREED, SwapState.DONE, SwapState.UNDONE])
                | Q(agreed_at__isnull=False),
            ),
            asks_somebody_else("day_swap", "asked"),
            lapsed_says_why("day_swap"),
        )
        indexes = (models.Index(fields=("unit", "state"), name="day_swap_by_unit"),)

    def __str__(self) -> str:
        return f"{self.asker} {self.day:%d/%m}, {self.asked} {self.other_day:%d/%m/%Y}"

    @property
    def week(self) -> Week:
        return Week.of(self.day)

    @property
    def colleague(self) -> int:
        """Who was asked (an id)."""
        return self.asked_id or 0

    @property
    def cells(self) -> frozenset[CellKey]:
        """What it moves."""
        people, days = (self.asker_id, self.colleague), (self.day, self.other_day)
        return frozenset((staff_id, day) for staff_id in people for day in days)
