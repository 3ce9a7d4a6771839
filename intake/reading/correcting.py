"""The blanks of a sentence as they were read, to be corrected before it is taken."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import QueryDict

from directives.forms.clauses import BLANK, ClauseForm
from directives.models import Edition
from intake.proposals import from_template, sentence_of
from intake.reading.questions import exactly
from intake.reading.rows import ReadingRow
from planning.clauses.templates import TEMPLATES

ASKED_BLANKS = {"n": "n", "amount": "fraction", "validity_days": "validity_days", "days": "days"}
"""The blank that answers what is asked; it stays empty until somebody fills it in."""


def correcting_form(
    row: ReadingRow, edition: Edition, typed: QueryDict | None, *, at: datetime
) -> ClauseForm:
    """The form of the sentence the proposal would become, or became when it was corrected before.
    Its quote is what was read and stays so.
    """
    proposal = (
        exactly(row.answered.proposal)
        if row.answered.proposal.kind == "exact_split"
        else row.answered.proposal
    )
    sentence = row.sentence or (
        from_template(proposal) if proposal.kind in TEMPLATES else sentence_of(proposal)
    )
    if row.given:
        sentence = replace(sentence, **row.given)
    template = TEMPLATES[sentence.kind]
    form = ClauseForm(typed, template=template, edition=edition, at=at)
    asked = () if row.given else proposal.asks
    open_blanks = {ASKED_BLANKS[name]: "" for name in asked if name in ASKED_BLANKS}
    blanks: dict[str, Any] = template.initial() | dict(sentence.params) | open_blanks
    form.initial.update({f"{BLANK}{name}": value for name, value in blanks.items()})
    scope = {"traits": list(sentence.traits), "min_size": sentence.min_size or None}
    form.initial.update(scope, item=sentence.item, binding=sentence.binding, quote=sentence.quote)
    form.fields["quote"].disabled = True
    return form
