"""What the planner could not meet, who would help and what stands in their way, as sentences."""

from planning.plan import Work
from planning.rules.base import Rule
from planning.rules.count_bound import CountBound
from planning.rules.person_state import Must, PersonState
from planning.solver.outcome import Candidate, Hold, Lack, Shortage
from planning.vocabulary import STATE_NAMES, Text
from planning.wording.dates import lower_first, slot_name, two_digits, upper_first
from planning.wording.names import Names, comrade
from planning.wording.sentences import rule_sentence
from planning.wording.verdicts import counted_as, place_of, short_law


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
        case Hold.GIVEN if candidate.state in (Work.ON_DUTY, Work.LIVE_IN):
            said = Text(
                f"{name}: đang được phân công {state}, đổi người trực thì được.",
                f"{name}: {state}; another person could take the duty.",
            )
        case Hold.GIVEN:
            said = Text(
                f"{name}: đang {state}, đổi ngày nếu có thể.",
                f"{name}: {state}; the days would have to change.",
            )
        case Hold.PINNED:
            said = Text(
                f"{name}: ô này đã ghim, bỏ ghim thì được.",
                f"{name}: this cell is pinned; unpin it.",
            )
        case Hold.RULE:
            said = Text(
                f"{name}: không đổi được vì {lower_first(law)}.",
                f"{name}: bound by {lower_first(law)}.",
            )
        case Hold.OTHER_RULE if law:
            said = Text(
                f"{name}: đổi thì lại trái {lower_first(law)}.",
                f"{name}: changing this would break {lower_first(law)}.",
            )
        case Hold.OTHER_RULE:
            said = Text(f"{name}: đổi cũng không đủ.", f"{name}: changing this is not enough.")
    return said.said(language)


def _what(shortage: Shortage, names: Names, language: str) -> str:
    rule, missing = shortage.rule, two_digits(shortage.missing, language)
    name = comrade(shortage.person, names, language)
    if shortage.lack is Lack.NO_REASON:
        return Text(
            f"cần ghi lý do đến cơ quan của {name}.",
            f"the reason why {name} comes in must be given.",
        ).said(language)
    if isinstance(rule, PersonState):
        return _person(rule, name, language)
    if rule is not None and not isinstance(rule, CountBound):
        return _unmet(rule, name if shortage.person else "", language)
    counting = rule
    who = counted_as(counting, shortage.missing, language)
    place = (
        place_of(counting, language)
        if counting
        else Text("tại cơ quan", "at the office").said(language)
    )
    if shortage.lack is Lack.TOO_FEW:
        return Text(f"thiếu {missing} {who} {place}.", f"short of {missing} {who} {place}.").said(
            language
        )
    return Text(
        f"thừa {missing} {who} {place} so với mức cho phép.", f"{missing} {who} too many {place}."
    ).said(language)


def _unmet(rule: Rule, name: str, language: str) -> str:
    """A rule about turns, teams or days: the sentence itself, and whom it is about."""
    order = lower_first(rule_sentence(rule, language))
    whom = f" ({name})" if name else ""
    return Text(f"chưa đạt quy định{whom}: {order}", f"not met{whom}: {order}").said(language)


def _person(rule: PersonState, name: str, language: str) -> str:
    if rule.must is Must.ON_SITE:
        return Text(
            f"chưa bố trí được {name} có mặt tại cơ quan.",
            f"{name} cannot be placed at the office.",
        ).said(language)
    if rule.must is Must.LIVE_IN:
        return Text(
            f"{name} chưa được ghi là ở lại cơ quan.",
            f"{name} is not down as living in at the office.",
        ).said(language)
    return Text(
        f"chưa bố trí được {name} làm việc tại nhà.", f"{name} cannot be placed at home."
    ).said(language)
