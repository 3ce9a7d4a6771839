"""Who has which tag on which day, asked of one person and of a whole list."""

from planning.people import DatedTag, Person, Rank, Roll
from planning.tests.drawing import MONDAY, TUESDAY, WEDNESDAY

GUARD = Person(key="g", tags=frozenset({"guard"}), unit="A")
FLOODED = Person(key="f", dated=(DatedTag("flooded-area", TUESDAY, TUESDAY),), unit="B")
PREGNANT = Person(key="p", rank=Rank.DEPUTY, dated=(DatedTag("pregnant", TUESDAY),), unit="A")
ROLL = Roll((GUARD, FLOODED, PREGNANT))


def test_a_condition_holds_on_its_days_both_ends_included() -> None:
    assert [FLOODED.has("flooded-area", day) for day in (MONDAY, TUESDAY, WEDNESDAY)] == [
        False,
        True,
        False,
    ]


def test_a_condition_without_an_end_goes_on() -> None:
    assert [PREGNANT.has("pregnant", day) for day in (MONDAY, TUESDAY, WEDNESDAY)] == [
        False,
        True,
        True,
    ]


def test_a_list_knows_who_has_one_of_the_tags_on_a_day() -> None:
    tags = frozenset({"guard", "flooded-area"})

    assert [sorted(ROLL.having(tags, day)) for day in (MONDAY, TUESDAY)] == [["g"], ["f", "g"]]


def test_a_list_knows_ranks_and_units() -> None:
    assert ROLL.ranked([Rank.HEAD, Rank.DEPUTY]) == {"p"}
    assert [(unit, [person.key for person in people]) for unit, people in ROLL.units.items()] == [
        ("A", ["g", "p"]),
        ("B", ["f"]),
    ]


def test_leaders_are_head_and_deputy() -> None:
    assert [rank.leads for rank in Rank] == [True, True, False]
