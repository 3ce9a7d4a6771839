"""What the planner could not meet, who would help and what stands in their way, as sentences."""

from planning.modes import STATE_NAMES
from planning.solver.outcome import Candidate, CandidateHold, Lack, Shortage
from planning.vocabulary import Text
from planning.wording.dates import lower_first, slot_name, upper_first
from planning.wording.names import Names, comrade
from planning.wording.rules.count_bound import lacking
from planning.wording.sentences import rule_sentence, words_of
from planning.wording.verdicts import short_law


def shortage_sentence(shortage: Shortage, names: Names, language: str) -> str:
    """Thứ Tư, 02/12: thiếu 01 lãnh đạo đơn vị tại cơ quan."""
    what = _what(shortage, names, language)
    return f"{slot_name(shortage.slot, language)}: {what}" if shortage.slot else upper_first(what)


def helps(shortage: Shortage, names: Names, language: str) -> tuple[str, ...]:
    """What would resolve it, one sentence a person who could, each once."""
    return tuple(
        dict.fromkeys(help_of(candidate, names, language) for candidate in shortage.candidates)
    )


def collisions(shortage: Shortage, language: str) -> tuple[str, ...]:
    """The rules that cannot all be kept together with the one that is not met."""
    return tuple(
        f"{short_law(rule.clause)}: {lower_first(rule_sentence(rule, language))}"
        for rule in shortage.collides
    )


def help_of(candidate: Candidate, names: Names, language: str) -> str:
    """Why this person does not help as things stand, and what would have to change."""
    name = upper_first(comrade(candidate.person, names, language))
    state = lower_first(STATE_NAMES[candidate.state].name.said(language))
    law = short_law(candidate.rule.clause) if candidate.rule else ""
    match candidate.hold:
        case CandidateHold.GIVEN if candidate.state.is_on_site and not candidate.state.is_decided:
            said = Text(
                f"{name}: đang được phân công {state}, đổi người trực thì được.",
                f"{name}: {state}; another person could take the duty.",
            )
        case CandidateHold.GIVEN:
            said = Text(
                f"{name}: đang {state}, đổi ngày nếu có thể.",
                f"{name}: {state}; the days would have to change.",
            )
        case CandidateHold.PINNED:
            said = Text(
                f"{name}: ô này đã ghim, bỏ ghim thì được.",
                f"{name}: this cell is pinned; unpin it.",
            )
        case CandidateHold.RULE:
            said = Text(
                f"{name}: không đổi được vì {lower_first(law)}.",
                f"{name}: bound by {lower_first(law)}.",
            )
        case CandidateHold.OTHER_RULE if law:
            said = Text(
                f"{name}: đổi thì lại trái {lower_first(law)}.",
                f"{name}: changing this would break {lower_first(law)}.",
            )
        case CandidateHold.OTHER_RULE:
            said = Text(f"{name}: đổi cũng không đủ.", f"{name}: changing this is not enough.")
    return said.said(language)


def _what(shortage: Shortage, names: Names, language: str) -> str:
    rule, name = shortage.rule, comrade(shortage.person, names, language)
    if shortage.lack is Lack.NO_REASON:
        return Text(
            f"cần ghi lý do đến cơ quan của {name}.",
            f"the reason why {name} comes in must be given.",
        ).said(language)
    if rule is None:
        return lacking(None, shortage, names, language)
    return words_of(rule).shortage(rule, shortage, names, language)
