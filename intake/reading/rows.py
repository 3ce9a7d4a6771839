"""Every proposal of a text beside what it would become in a draft, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from directives.models import Clause, Edition
from directives.services.clauses import Sentence
from directives.services.documents import has_been_in_force
from intake.proposals import HEAD_KINDS, key_of, sentence_of
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
    of it.
    """

    number: int
    read: ClauseProposal
    answered: AnsweredQuestions
    sentence: Sentence | None
    change: HeadChange | None
    clause: Clause | None
    is_left: bool

    @property
    def key(self) -> str:
        return key_of(self.read)

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

    def words(self, language: str) -> str:
        """The sentence as it will read in verdicts; while a question is open the words of the
        text.
        """
        if self.sentence is None:
            return " ".join(self.read.quote.split())
        template = TEMPLATES[self.sentence.kind]
        return template.sentence(template.parse(self.sentence.params), language)


def rows_of(
    text: str, reading: Reading, edition: Edition, answers: Mapping[str, str], left: Iterable[str]
) -> tuple[ReadingRow, ...]:
    """What was read in `text`, in its order; sentences are cited by the numbers of its lines.
    `answers` by the names of the form, `left` by the keys of proposals.
    """
    said = [put_answers(one, _answers(one, answers)) for one in reading.proposals]
    items = Items(text)
    sentences = [
        None if one.is_open or one.proposal.kind in HEAD_KINDS else _cited(items, one.proposal)
        for one in said
    ]
    clauses = _taken(reading.proposals, sentences, edition)
    put_aside, is_issued = frozenset(left), has_been_in_force(edition.directive)
    return tuple(
        ReadingRow(
            number=number,
            read=proposal,
            answered=one,
            sentence=sentence,
            change=(
                change_of(one.proposal, edition, is_issued=is_issued)
                if proposal.kind in HEAD_KINDS
                else None
            ),
            clause=clauses.get(number),
            is_left=key_of(proposal) in put_aside,
        )
        for number, (proposal, one, sentence) in enumerate(
            zip(reading.proposals, said, sentences, strict=True), start=1
        )
    )


def _cited(items: Items, proposal: ClauseProposal) -> Sentence:
    return replace(sentence_of(proposal), item=items.item_at(proposal.start))


def _answers(proposal: ClauseProposal, answers: Mapping[str, str]) -> dict[str, str]:
    start = ANSWER.format(key=key_of(proposal), name="")
    return {
        name.removeprefix(start): said for name, said in answers.items() if name.startswith(start)
    }


def _taken(
    proposals: tuple[ClauseProposal, ...], sentences: list[Sentence | None], edition: Edition
) -> dict[int, Clause]:
    """By the number of the proposal the clause made of it: the same words and kind, or else the
    same words, as it was corrected then.
    """
    free = [clause for clause in edition.clauses.order_by("order", "pk") if clause.quote]
    taken: dict[int, Clause] = {}
    for same_kind in (True, False):
        for number, (proposal, sentence) in enumerate(
            zip(proposals, sentences, strict=True), start=1
        ):
            if number in taken or proposal.kind in HEAD_KINDS:
                continue
            kind = sentence.kind if sentence else proposal.kind
            made = next(
                (
                    clause
                    for clause in free
                    if clause.quote == proposal.quote.strip()
                    and (clause.kind == kind or not same_kind)
                ),
                None,
            )
            if made is not None:
                taken[number] = made
                free.remove(made)
    return taken
