"""One row a role: nothing about a role stands anywhere else, and no row is missing."""

from itertools import product

from planning.people import LEADERS
from units.enums import Role, UnitKind
from units.rights import BY_POST, DEPUTIES, OFFICES, ROLES


def test_every_role_has_its_row() -> None:
    assert set(ROLES) == set(Role)


def test_every_leading_post_suggests_one_role() -> None:
    posts = [post for sheet in ROLES.values() for post in sheet.posts]

    assert sorted(posts) == sorted(product(UnitKind, LEADERS)) == sorted(BY_POST)


def test_whoever_may_be_acted_for_has_an_office_with_a_name() -> None:
    assert set(DEPUTIES) == set(OFFICES)
