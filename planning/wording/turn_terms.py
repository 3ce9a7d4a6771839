"""Words that the sentences about turns of duty share: posts, days, turns."""

from collections.abc import Iterable

from planning.duty.day import DayClass
from planning.duty.plan import DutyTurn
from planning.vocabulary import DAY_CLASSES, DUTY_POSTS, Text, in_order, listed
from planning.wording.dates import lower_first
from planning.wording.names import Names

CLASSES = {
    DayClass.WORKING: Text("ngày làm việc", "working days"),
    DayClass.REST: Text("ngày nghỉ hằng tuần", "days of rest"),
    DayClass.HOLIDAY: Text("ngày lễ", "public holidays"),
    DayClass.TET: Text("ngày Tết", "days of Tết"),
}


def posts_said(kinds: Iterable[str], language: str) -> str:
    """Trực lãnh đạo và trực ban, as it stands inside a sentence."""
    return listed(
        (
            lower_first(DUTY_POSTS[kind].said(language)) if kind in DUTY_POSTS else kind
            for kind in in_order(kinds, DUTY_POSTS)
        ),
        language,
    )


def for_posts(kinds: frozenset[str], sentence: Text) -> Text:
    """The sentence, said of posts of these kinds alone; of all posts where there are none."""
    if not kinds:
        return sentence
    return Text(
        f"Đối với {posts_said(kinds, 'vi')}: {lower_first(sentence.vi)}",
        f"For {posts_said(kinds, 'en')}: {lower_first(sentence.en)}",
    )


def classes_said(classes: frozenset[DayClass], language: str) -> str:
    """Ngày lễ và ngày Tết, in the order of the table."""
    return listed(
        (CLASSES[DayClass(code)].said(language) for code in in_order(classes, DAY_CLASSES)),
        language,
    )


def turn_said(turn: DutyTurn, names: Names, language: str) -> str:
    """Trực ban ngày 30/11: the post as the agency calls it."""
    post = names.get(turn.post, turn.post)
    return Text(f"{post} ngày {turn.day:%d/%m}", f"{post} on {turn.day:%d/%m}").said(language)


def turns_said(turns: Iterable[DutyTurn], names: Names, language: str) -> str:
    """The turns one after the other."""
    said = tuple(lower_first(turn_said(turn, names, language)) for turn in turns)
    return listed(said, language) if said else ""


def people_of(turns: Iterable[DutyTurn], names: Names, language: str) -> str:
    """Gấm và Hiếu: those who have the turns, each once."""
    people = dict.fromkeys(turn.person for turn in turns)
    return listed((names.get(person, person) for person in people), language)


def with_turns(fault: str, turns: tuple[DutyTurn, ...], names: Names, language: str) -> str:
    """The fault, with the turns it is about in brackets before its full stop."""
    return f"{fault.removesuffix('.')} ({turns_said(turns, names, language)})."
