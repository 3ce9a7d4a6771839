"""What a roster of duty lacks, and who would help, as sentences. `names` are those of people, posts
and shifts by key.
"""

from collections.abc import Mapping

from planning.duty.fault import DutyLack, RosterFault
from planning.solver.duty.outcome import DutyCandidate, DutyHold, DutyShortage
from planning.time import Slot
from planning.vocabulary import Text
from planning.wording.dates import lower_first, slot_name, two_digits, upper_first
from planning.wording.names import Names, comrade
from planning.wording.sentences import rule_sentence
from planning.wording.turn_terms import people_of, turns_said
from planning.wording.verdicts import short_law

HOLDS: Mapping[DutyHold, Text] = {
    DutyHold.FREE: Text("có thể trực", "could take it"),
    DutyHold.AWAY: Text("vắng mặt ngày này", "is away that day"),
    DutyHold.RELEASED: Text("được miễn trực", "is released from this duty"),
    DutyHold.AT_ONCE: Text("có ca trực khác cùng giờ", "has another turn at that time"),
    DutyHold.UNFIT: Text("chưa được phân công vị trí trực này", "is not qualified for this post"),
    DutyHold.PINNED: Text(
        "đã được chọn không trực ca này, bỏ chọn thì được", "is barred from this turn; lift that"
    ),
}

NOBODY_QUALIFIED = Text(
    "Chưa có ai được trực vị trí này; ghi người được trực ở trang của vị trí.",
    "Nobody is qualified for this post; say who is on the page of the post.",
)


def duty_shortage_sentence(shortage: DutyShortage, names: Names, language: str) -> str:
    """Thứ Hai, 30/11: trực ban, ca ngày thiếu 01 người."""
    if shortage.rule is not None:
        return _on_day(shortage, _rule_broken(shortage, names, language), language)
    if shortage.day is None or shortage.lack is None:
        raise TypeError(shortage)
    return duty_fault_sentence(
        RosterFault(
            lack=shortage.lack,
            day=shortage.day,
            post=shortage.post,
            shift=shortage.shift,
            missing=shortage.missing,
            person=shortage.person,
            turns=shortage.turns,
        ),
        names,
        language,
    )


def duty_fault_sentence(fault: RosterFault, names: Names, language: str) -> str:
    """Thứ Hai, 30/11: đ/c Gấm đang có hai ca trực cùng giờ (...)."""
    return f"{slot_name(Slot(fault.day), language)}: {_fault(fault, names).said(language)}"


def duty_helps(shortage: DutyShortage, names: Names, language: str) -> tuple[str, ...]:
    """What each of those who are qualified would need, the fairest first, each once."""
    said = (duty_help_of(one, names, language) for one in shortage.candidates)
    return tuple(dict.fromkeys(said))


def duty_help_of(candidate: DutyCandidate, names: Names, language: str) -> str:
    """Why this person does not have the turn as things stand, or that they could."""
    name = upper_first(comrade(candidate.person, names, language))
    laws = "; ".join(lower_first(short_law(rule.clause)) for rule in candidate.rules)
    if candidate.hold is DutyHold.RULE:
        return Text(
            f"{name}: phân công thì trái {laws}.", f"{name}: this would break {laws}."
        ).said(language)
    return f"{name}: {HOLDS[candidate.hold].said(language)}."


def _fault(fault: RosterFault, names: Names) -> Text:
    post = _post(fault, names)
    who = tuple(comrade(fault.person, names, language) for language in ("vi", "en"))
    turns = tuple(turns_said(fault.turns, names, language) for language in ("vi", "en"))
    few = two_digits(fault.missing, "vi")
    many = f"{fault.missing} {'person' if fault.missing == 1 else 'people'}"
    match fault.lack:
        case DutyLack.UNCOVERED:
            return Text(f"{post} thiếu {few} người.", f"{post} lacks {many}.")
        case DutyLack.UNWANTED:
            return Text(f"{post} nên có thêm {few} người.", f"{many} more wanted for {post}.")
        case DutyLack.CROWDED:
            vi, en = (people_of(fault.turns, names, language) for language in ("vi", "en"))
            return Text(f"{post} thừa {few} người ({vi}).", f"{post} has {many} too many ({en}).")
        case DutyLack.UNFIT:
            return Text(
                f"{who[0]} không được phân công {post} vào ngày này.",
                f"{who[1]} may not be put on {post} that day.",
            )
        case DutyLack.AT_ONCE:
            return Text(
                f"{who[0]} có các ca trực trùng giờ ({turns[0]}).",
                f"{who[1]} has turns at the same time ({turns[1]}).",
            )
        case DutyLack.UNPINNED:
            return Text(
                f"{who[0]} đã được ghim {post} nhưng chưa được phân công.",
                f"{who[1]} is pinned to {post} and does not have it.",
            )
        case DutyLack.BARRED:
            return Text(
                f"{who[0]} đã được chọn không {post} nhưng vẫn được phân công.",
                f"{who[1]} is barred from {post} and has it.",
            )


def _post(fault: RosterFault, names: Names) -> str:
    """Trực ban, ca ngày; the post alone where the shift has no name."""
    post = lower_first(names.get(fault.post, fault.post))
    shift = lower_first(names.get(fault.shift, ""))
    return f"{post}, {shift}" if shift else post


def _rule_broken(shortage: DutyShortage, names: Names, language: str) -> str:
    rule = shortage.rule
    if rule is None:
        raise TypeError(shortage)
    order = lower_first(rule_sentence(rule, language))
    whom = comrade(shortage.person, names, language) if shortage.person else ""
    about = ", ".join(filter(None, (whom, turns_said(shortage.turns, names, language))))
    bracket = f" ({about})" if about else ""
    law = short_law(rule.clause)
    return Text(
        f"chưa đạt {lower_first(law)}{bracket}: {order}", f"{law} is not met{bracket}: {order}"
    ).said(language)


def _on_day(shortage: DutyShortage, said: str, language: str) -> str:
    if shortage.day is None:
        return upper_first(said)
    return f"{slot_name(Slot(shortage.day), language)}: {said}"
