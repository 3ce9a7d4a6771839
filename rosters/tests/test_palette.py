"""What the palette of the week grid offers, and the keys beside it."""

from json import loads

from rosters.views.week import KEYS, PALETTE, RARE
from weeks.enums import Mode


def test_the_palette_and_the_keys_offer_every_mode_once() -> None:
    assert sorted((*PALETTE, *RARE, Mode.OFF)) == sorted(Mode)
    assert sorted(loads(KEYS).values()) == sorted(Mode.values)
