"""What stands behind a rule that holds for a unit: its clause, what it took the place of, what
changed it.
"""

from collections.abc import Iterator
from functools import partial

from planning.force import InForce
from planning.precedence import Replaced, Resolution
from planning.spans import Spans
from planning.wording.precedence import prevailing_in_words, yielding_in_words
from planning.wording.sentences import rule_sentence
from planning.wording.verdicts import law
from weeks.values.bilingual import BilingualText, in_both_languages
from weeks.values.explained import Explained, Mention


def explain_rule(
    one: InForce, resolution: Resolution, during: Spans, sentence: BilingualText | None = None
) -> Explained:
    """The rule as it holds in that time. `sentence`: how it reads, for what neither judges nor
    plans.
    """
    return Explained(
        sentence=sentence or in_both_languages(partial(rule_sentence, one.rule)),
        law=in_both_languages(partial(law, one.clause)),
        directive_id=int(one.origin.directive),
        mentions=tuple(dict.fromkeys(_mentions(one, resolution, one.spans.within(during)))),
    )


def explain_replaced(replaced: Replaced) -> Mention:
    """Why a rule does not hold as it was written."""
    by = replaced.by or replaced.rule
    return Mention(
        words=in_both_languages(partial(yielding_in_words, replaced)),
        directive_id=int(by.origin.directive) if isinstance(by, InForce) else None,
    )


def _mentions(one: InForce, resolution: Resolution, during: Spans) -> Iterator[Mention]:
    for replaced in resolution.replaced:
        if not replaced.spans.within(during):
            continue
        if isinstance(replaced.by, InForce) and _is_same(replaced.by, one):
            yield Mention(
                words=in_both_languages(partial(prevailing_in_words, replaced)),
                directive_id=int(replaced.rule.origin.directive),
            )
        elif _is_same(replaced.rule, one):
            yield explain_replaced(replaced)


def _is_same(one: InForce, other: InForce) -> bool:
    """True for pieces of the same clause: precedence cuts and rewrites rules."""
    return (one.origin.edition, one.clause.key) == (other.origin.edition, other.clause.key)
