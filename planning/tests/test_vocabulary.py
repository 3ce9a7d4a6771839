"""The tables of codes: unique, named in both languages, and read in one order."""

from planning.modes import MODES, STATE_NAMES
from planning.plan import Work
from planning.vocabulary import REASONS, TAGS, TRAITS, people_with


def test_every_code_is_named_in_both_languages() -> None:
    tags = [text for tag in TAGS.values() for text in (tag.label, tag.people)]
    texts = [*tags, *TRAITS.values(), *REASONS.values(), *(mode.name for mode in MODES.values())]

    assert all(text.vi and text.en for text in texts)


def test_no_two_modes_share_a_key_or_letters() -> None:
    keys = [mode.key for mode in MODES.values()]
    letters = [mode.letters for mode in MODES.values()]

    assert (len(set(keys)), len(set(letters))) == (len(keys), len(letters))


def test_every_state_of_the_rules_has_its_name_and_leave_is_plain_leave() -> None:
    assert STATE_NAMES.keys() == set(Work)
    assert STATE_NAMES[Work.LEAVE].letters == "P"


def test_people_are_named_in_the_order_of_the_table_whatever_the_order_of_the_codes() -> None:
    assert people_with(["clerk", "guard", "driver"], "vi") == "bảo vệ, văn thư và lái xe"
    assert people_with(["guard"], "en") == "guards"
