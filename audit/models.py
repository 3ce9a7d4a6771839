"""One row for every change: who did what to what, when and why. Rows are only ever added."""

from django.db import models


class Event(models.Model):
    """A change on record. It holds no foreign keys, so that history survives whatever it speaks of.

    `agency` is the id of the agency (None for what belongs to no agency, such as a failed sign-in),
    `actor` the id of the user (None for the system), `subject` the kind of thing changed and
    `subject_id` its id.
    """

    at = models.DateTimeField(db_index=True)
    agency = models.BigIntegerField(null=True, db_index=True)
    actor = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=60)
    subject = models.CharField(max_length=60)
    subject_id = models.BigIntegerField(null=True)
    subject_name = models.CharField(max_length=300, blank=True)
    before = models.JSONField(default=dict, blank=True)
    after = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        indexes = (
            models.Index(fields=("agency", "subject", "subject_id"), name="event_by_subject"),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject} {self.subject_id}"

    @staticmethod
    def subject_of(thing: models.Model | type[models.Model]) -> str:
        """What the record calls the kind of thing this is: `app.Model`, or the name in its
        `recorded_as` if it has moved since the record first spoke of it.
        """
        return str(getattr(thing, "recorded_as", thing._meta.label))
