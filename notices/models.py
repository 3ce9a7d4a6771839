"""What is to be sent, to whom, and what became of it. The queue only rings; these rows are the
truth.
"""

import uuid
from typing import TypeAlias

from django.db import models
from django.utils.translation import gettext_lazy as _

from notices.kinds import KnownKind, choices


class Installation(models.Model):
    """This installation, in one row that is made when it is first asked for.

    `key` begins the name of every letter: it stays in all copies of the database, so that a letter
    written again from one is the same message, and nobody outside can guess it.
    """

    key = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(name="installation_is_one", condition=models.Q(pk=1)),
        )

    def __str__(self) -> str:
        return f"installation {self.pk}"


class Run(models.Model):
    """One thing that falls due once: a report of a day, a step of reminders for a week.

    The key (agency, kind, local_date, step, revision) is the guarantee of once: whoever inserts the
    row does the work. `local_date` is the report's day, or the Monday of the week reminded of;
    revision above 0 is an explicit correction and `note` says why it was sent. What is written
    about accounts belongs to no agency (0), so that no agency's pages show a link that signs in.
    """

    Kind: TypeAlias = KnownKind

    class State(models.TextChoices):
        FANNED_OUT = "fanned-out", _("Đang gửi")
        FINAL = "final", _("Đã xong")
        MISSED = "missed", _("Đã lỡ")
        EMPTY = "empty", _("Không có gì để gửi")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.BigIntegerField()
    kind = models.CharField(max_length=20, choices=choices)
    local_date = models.DateField()
    step = models.CharField(max_length=40, blank=True)
    revision = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=20, choices=State.choices)
    due_at = models.DateTimeField()
    deadline_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    subject = models.CharField(max_length=300, blank=True)
    body_text = models.TextField(blank=True)
    body_html = models.TextField(blank=True)
    facts = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-due_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "kind", "local_date", "step", "revision"), name="run_once_per_key"
            ),
            models.CheckConstraint(
                name="run_final_has_its_moment",
                condition=models.Q(state="final", finished_at__isnull=False)
                | ~models.Q(state="final"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.local_date:%d/%m/%Y} {self.step}".strip()


class Batch(models.Model):
    """How far the letters of a run to many have been written: `cursor` is the number of the last
    one who was thought of, in the order of the readers of the run.
    """

    run = models.OneToOneField(Run, on_delete=models.PROTECT, related_name="batch")
    cursor = models.BigIntegerField()
    touched_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("run",), name="batch_open", condition=models.Q(finished_at=None)),
        )

    def __str__(self) -> str:
        return f"{self.run}: {self.cursor}"


class Delivery(models.Model):
    """One mail to one address, with its bytes frozen (none for a letter that could not be
    sealed). `uuid` follows from whom and what it is for (notices.letters.number_of). `uncertain`
    counts the times nobody can say whether it left.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Chờ gửi")
        SENDING = "sending", _("Đang gửi")
        RETRY = "retry", _("Sẽ gửi lại")
        SENT = "sent", _("Đã gửi")
        FAILED = "failed", _("Gửi không thành công")
        SKIPPED = "skipped", _("Không cần gửi nữa")
        EXPIRED = "expired", _("Quá hạn gửi")

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    run = models.ForeignKey(Run, on_delete=models.PROTECT, related_name="deliveries")
    recipient_key = models.CharField(max_length=254)
    recipient_name = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=254)
    recipient_user = models.BigIntegerField(null=True)
    message_id = models.CharField(max_length=200, unique=True)
    message = models.BinaryField()
    sha256 = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    still_owed = models.JSONField(default=dict, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    uncertain = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    claim_token = models.UUIDField(null=True)
    last_code = models.IntegerField(null=True)
    last_text = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("run", "recipient_key"), name="delivery_once_per_recipient"
            ),
            models.CheckConstraint(
                name="delivery_sent_has_its_moment",
                condition=models.Q(state="sent", sent_at__isnull=False) | ~models.Q(state="sent"),
            ),
            models.CheckConstraint(
                name="delivery_sending_has_a_lease",
                condition=models.Q(
                    state="sending", lease_until__isnull=False, claim_token__isnull=False
                )
                | ~models.Q(state="sending"),
            ),
        )
        indexes = (models.Index(fields=("state", "due_at"), name="delivery_by_state"),)

    def __str__(self) -> str:
        return f"{self.address}: {self.get_state_display()}"


class Attempt(models.Model):
    """One try at one delivery, with what the mail server said. Only ever added."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("Máy chủ đã nhận")
        REFUSED = "refused", _("Máy chủ từ chối")
        AMBIGUOUS = "ambiguous", _("Không rõ đã nhận chưa")
        BROKEN = "broken", _("Chưa gửi được")
        UNFIT = "unfit", _("Thư không gửi được")

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="tries")
    number = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField()
    host = models.CharField(max_length=100, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    code = models.IntegerField(null=True)
    text = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=("delivery", "number"), name="attempt_numbered_once"),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.get_outcome_display()}"


class ClockJump(models.Model):
    """The clock was ahead, up to `was_at` at least, and was right again when it was seen.
    `last_run` is the newest run by then; `early_runs` are those that were begun before their hour.
    """

    seen_at = models.DateTimeField()
    was_at = models.DateTimeField()
    last_run = models.BigIntegerField()
    early_runs = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.was_at:%Y-%m-%d %H:%M:%S} → {self.seen_at:%Y-%m-%d %H:%M:%S}"


class Mark(models.Model):
    """How many letters have begun to leave, in one row; the same number is kept outside the
    database, so that an older copy can be told.
    """

    number = models.BigIntegerField(default=0)

    class Meta:
        constraints = (models.CheckConstraint(name="mark_is_one", condition=models.Q(pk=1)),)

    def __str__(self) -> str:
        return f"mark {self.number}"


class Hold(models.Model):
    """A time in which no letter leaves but those of agencies in `released`; one at most stands."""

    began_at = models.DateTimeField()
    why = models.CharField(max_length=200)
    released = models.JSONField(default=list, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                models.Value(1), name="hold_one_at_a_time", condition=models.Q(ended_at=None)
            ),
        )

    def __str__(self) -> str:
        return f"{self.began_at:%Y-%m-%d %H:%M:%S} {self.why}"


class Heartbeat(models.Model):
    """When each process last showed a sign of life, so that silence is noticed; `note` is the
    trouble it met, if any.
    """

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.name} {self.at:%Y-%m-%d %H:%M:%S}"
