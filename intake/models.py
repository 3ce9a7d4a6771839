"""The text a draft is entered from, kept with the draft: what was decided about each sentence read
in it, and how somebody put right what was read.
"""

import hashlib
from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from directives.models import Edition

ACCEPTED: Final = "accepted"
REFUSED: Final = "refused"


class DraftText(models.Model):
    """One a draft; it goes with the draft, and stays once the draft is in force.

    What was said of a proposal is kept by its key (intake.proposals.keys_of), which does not change
    when the same words are read again: `decisions` (what `is` decided, by whom, when, and for one
    accepted its `clause`), `answers` (by the name of the question) and `corrections` (what was
    `read`, and what was `given` instead). `found` lists the sentences that wait for a decision,
    each with its key and quote. `last_press` is what one press accepted, as long as it can be taken
    back. `published` is the day the text appeared, where it tells no day itself.
    """

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="read_text")
    text = models.TextField(_("Nội dung văn bản"))
    published = models.DateField(_("Ngày đăng"), null=True, blank=True)
    found = models.JSONField(default=list)
    decisions = models.JSONField(default=dict)
    answers = models.JSONField(default=dict)
    corrections = models.JSONField(default=dict)
    last_press = models.JSONField(null=True, blank=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = _("Nội dung văn bản")
        verbose_name_plural = _("Nội dung văn bản")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(name="draft_text_says_something", condition=~models.Q(text="")),
        )

    def __str__(self) -> str:
        return str(self.edition)

    @property
    def stamp(self) -> str:
        """Tells this text from any other."""
        return stamp_of(self.text)

    @property
    def refused(self) -> frozenset[str]:
        """The keys of the proposals that were put aside."""
        return frozenset(key for key, said in self.decisions.items() if said["is"] == REFUSED)

    @property
    def clauses(self) -> Mapping[str, int]:
        """The clauses that were made of proposals, by the key; one may be gone since."""
        return {key: said["clause"] for key, said in self.decisions.items() if "clause" in said}


def stamp_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
