"""Every proposal of a text beside what it would become in a draft, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from directives.adapters import line_of
from directives.models import Clause, Edition
from directives.services.clauses import Sentence
from directives.services.documents import has_been_in_force
from directives.views.sentences import language
from intake.models import DraftText
from intake.proposals import HEAD_KINDS, keys_of, sentence_of
from intake.reading.heads import HeadChange, change_of
from intake.reading.items import Items
from intake.reading.marking import colour_of
from intake.reading.questions import AnsweredQuestions, put_answers
from planning.clauses.template import Effect
from planning.clauses.templates import TEMPLATES
from planning.reading import ClauseProposal, Reading

ANSWER = "answer-{key}-{name}"
"""How the answer to a question about a proposal is called in a form."""


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One proposal. `sentence` is the clause it would become, `change` what it would write at
    the head; neither while a question is open. `clause` is the clause of the draft that was made
    of it, `given` what somebody made of it once by correcting it, as clauses are stored.
    """

    key: str
    number: int
    read: ClauseProposal
    answered: AnsweredQuestions
    sentence: Sentence | None
    change: HeadChange | None
    clause: Clause | None
    is_left: bool
    given: Mapping[str, Any] | None

    @property
    def colour(self) -> int:
        return colour_of(self.number)

    @property
    def is_head(self) -> bool:
        return self.read.kind in HEAD_KINDS

    @property
    def is_open(self) -> bool:
        return self.answered.is_open

    @property
    def is_text(self) -> bool:
        return self.sentence is not None and TEMPLATES[self.sentence.kind].effect is Effect.TEXT

    @property
    def is_done(self) -> bool:
        return self.clause is not None or (self.change is not None and self.change.is_written)

    @property
    def waits(self) -> bool:
        """Neither in the draft nor left."""
        return not (self.is_done or self.is_left)

    @property
    def can_be_taken(self) -> bool:
        return self.waits and (
            self.sentence is not None or (self.change is not None and not self.change.is_fixed)
        )

    @property
    def is_clear(self) -> bool:
        """It can be taken without a second look: the reading is sure of it, nothing was open, and
        nothing else stands there.
        """
        return (
            self.can_be_taken
            and self.read.clear
            and not self.answered.asked
            and not (self.change and self.change.is_conflict)
        )

    @property
    def is_unsure(self) -> bool:
        """Nothing is open, but whether it is ordered of our own staff at all is not sure."""
        return not self.read.clear and not self.answered.asked and not self.is_head

    @property
    def is_corrected(self) -> bool:
        """What stands in the draft is not what was read, but what somebody made of it."""
        return self.clause is not None and self.given is not None

    @property
    def mark(self) -> str:
        """How its words in the text look: taken, left, or nothing where it waits."""
        return "is-taken" if self.is_done else "is-left" if self.is_left else ""

    def words(self, spoken: str) -> str:
        """The sentence as it reads in the draft or would read there."""
        if self.clause is not None:
            return line_of(self.clause, spoken, names={}).sentence
        return self.words_read(spoken)

    @property
    def read_words(self) -> str:
        return self.words_read(language())

    def words_read(self, spoken: str) -> str:
        """The sentence as it was read; while a question is open the words of the text."""
        if self.sentence is None:
            return " ".join(self.read.quote.split())
        template = TEMPLATES[self.sentence.kind]
        return template.sentence(template.parse(self.sentence.params), spoken)


def rows_of(
    kept: DraftText, reading: Reading, edition: Edition, answers: Mapping[str, str]
) -> tuple[ReadingRow, ...]:
    """What was read in the text, in its order; sentences are cited by the numbers of its lines.
    `answers` are those on the page, by the names of the form; they go before those that are kept.
    """
    keys = keys_of(reading.proposals)
    said = [
        put_answers(one, kept.answers.get(key, {}) | _answers(key, answers))
        for key, one in zip(keys, reading.proposals, strict=True)
    ]
    items = Items(kept.text)
    sentences = [
        None if one.is_open or one.proposal.kind in HEAD_KINDS else _cited(items, one.proposal)
        for one in said
    ]
    clauses = _taken(keys, reading.proposals, sentences, edition, kept.clauses)
    is_issued, refused = has_been_in_force(edition.directive), kept.refused
    return tuple(
        ReadingRow(
            key=key,
            number=number,
            read=proposal,
            answered=one,
            sentence=sentence,
            change=(
                change_of(one.proposal, edition, is_issued=is_issued)
                if proposal.kind in HEAD_KINDS
                else None
            ),
            clause=clauses.get(key),
            is_left=key in refused,
            given=kept.corrections.get(key, {}).get("given"),
        )
        for number, (key, proposal, one, sentence) in enumerate(
            zip(keys, reading.proposals, said, sentences, strict=True), start=1
        )
    )


def _cited(items: Items, proposal: ClauseProposal) -> Sentence:
    return replace(sentence_of(proposal), item=items.item_at(proposal.start))


def _answers(key: str, answers: Mapping[str, str]) -> dict[str, str]:
    start = ANSWER.format(key=key, name="")
    return {
        name.removeprefix(start): said for name, said in answers.items() if name.startswith(start)
    }


def _taken(
    keys: Sequence[str],
    proposals: Sequence[ClauseProposal],
    sentences: Sequence[Sentence | None],
    edition: Edition,
    kept: Mapping[str, int],
) -> dict[str, Clause]:
    """By the key of the proposal the clause made of it: the one kept as such, or else the same
    words and kind, or else the same words.
    """
    there = list(edition.clauses.order_by("order", "pk"))
    by_pk = {clause.pk: clause for clause in there}
    taken = {key: by_pk[kept[key]] for key in keys if kept.get(key) in by_pk}
    made = {clause.pk for clause in taken.values()}
    free = [clause for clause in there if clause.quote and clause.pk not in made]
    for same_kind in (True, False):
        for key, proposal, sentence in zip(keys, proposals, sentences, strict=True):
            if key in taken or proposal.kind in HEAD_KINDS:
                continue
            kind = sentence.kind if sentence else proposal.kind
            found = next(
                (
                    clause
                    for clause in free
                    if clause.quote == proposal.quote.strip()
                    and (clause.kind == kind or not same_kind)
                ),
                None,
            )
            if found is not None:
                taken[key] = found
                free.remove(found)
    return taken
