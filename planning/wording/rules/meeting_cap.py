"""What is said of meetings: how many people, for what, in which form."""

from collections.abc import Mapping

from planning.rules.meeting_cap import Demand, MeetingCap
from planning.violation import Violation
from planning.vocabulary import CONSENTING, MEETING_KINDS, MEETING_MODES, MEETING_PURPOSES, Text
from planning.wording.dates import lower_first, two_digits, upper_first
from planning.wording.names import Names
from planning.wording.rule_words import RuleWords, no_sum, not_met


def _sentence(rule: MeetingCap, language: str) -> str:
    """Each demand the clause makes, one after the other."""
    demands = []
    if rule.most == 0 and not rule.count_online:
        demands.append(Text("không họp tập trung", "no meetings in person"))
    elif rule.most is not None:
        vi_who, en_who = (
            ("dự, kể cả trực tuyến", "take part, online included")
            if rule.count_online
            else ("trong phòng", "are in the room")
        )
        number = two_digits(rule.most, "vi")
        demands.append(
            Text(
                f"mỗi cuộc họp không quá {number} người {vi_who}",
                f"at a meeting at most {rule.most} people {en_who}",
            )
        )
    if rule.purposes:
        about = _named(rule.purposes, MEETING_PURPOSES)
        demands.append(Text(f"chỉ họp về: {about.vi}", f"meetings are only about: {about.en}"))
    if rule.kinds:
        held = _named(rule.kinds, MEETING_KINDS)
        demands.append(Text(f"chỉ tổ chức: {held.vi}", f"only these are held: {held.en}"))
    if rule.modes:
        form = _named(rule.modes, MEETING_MODES)
        demands.append(Text(f"hình thức họp: {form.vi}", f"form of meetings: {form.en}"))
    if rule.approvers:
        whose = _approvers(rule)
        demands.append(
            Text(
                f"cuộc họp phải được {whose.vi} đồng ý",
                f"a meeting needs the consent of {whose.en}",
            )
        )
    whole = "; ".join(demand.said(language) for demand in demands)
    if rule.concerns:
        which = _named(rule.concerns, MEETING_KINDS)
        whole = f"{Text(f'đối với {which.vi}', f'for {which.en}').said(language)}: {whole}"
    return f"{upper_first(whole)}."


def _fault(rule: MeetingCap, violation: Violation, names: Names, language: str) -> str:
    return _failed(rule, violation).said(language)


def _failed(rule: MeetingCap, violation: Violation) -> Text:
    meeting, seen = violation.place, violation.seen
    match violation.about:
        case Demand.PERSONS:
            found, limit = violation.found, violation.limit
            return Text(
                f"cuộc họp {meeting} có {found} người, quy định không quá {limit} người.",
                f"meeting {meeting} has {found} people, at most {limit} are allowed.",
            )
        case Demand.PURPOSE:
            return Text(
                f"cuộc họp {meeting} không thuộc nội dung được họp.",
                f"meeting {meeting} is not for a permitted purpose.",
            )
        case Demand.KIND:
            return Text(
                f"cuộc họp {meeting} không thuộc loại được tổ chức.",
                f"meeting {meeting} is not of a kind that may be held.",
            )
        case Demand.MODE:
            form = _named(seen, MEETING_MODES)
            return Text(
                f"cuộc họp {meeting} họp {form.vi}, không đúng hình thức quy định.",
                f"meeting {meeting} is held {form.en}, which is not a permitted form.",
            )
    whose = _approvers(rule)
    return Text(
        f"cuộc họp {meeting} chưa được {whose.vi} đồng ý.",
        f"meeting {meeting} lacks the consent of {whose.en}.",
    )


def _approvers(rule: MeetingCap) -> Text:
    said = {
        language: [lower_first(CONSENTING[rank].said(language)) for rank in rule.approvers]
        for language in ("vi", "en")
    }
    return Text(" hoặc ".join(said["vi"]), " or ".join(said["en"]))


def _named(codes: tuple[str, ...], table: Mapping[str, Text]) -> Text:
    """The codes in words; one that is not in the table names itself."""
    known = [table.get(code, Text(code, code)) for code in codes]
    return Text(
        "; ".join(lower_first(word.vi) for word in known),
        "; ".join(lower_first(word.en) for word in known),
    )


WORDS = RuleWords(
    rule=MeetingCap,
    sentence=_sentence,
    fault=_fault,
    calculation=no_sum,
    shortage=not_met(_sentence),
)
