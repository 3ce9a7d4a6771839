"""Who has no account yet, who never used theirs, and which user name is free."""

from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from accounts.models import User
from units import names
from units.models import Grant, Position, Staff, Unit
from units.selectors.mandate import Mandate
from units.selectors.people import people_of


def without_account(mandate: Mandate, on: date, unit: Unit | None = None) -> list[Position]:
    """The home posts of those who work here, or are about to, and cannot sign in."""
    return _one_each(people_of(mandate, on, unit=unit).filter(staff__user=None))


def never_signed_in(mandate: Mandate, on: date, unit: Unit | None = None) -> list[Position]:
    """The home posts of those who have an account and never used it."""
    found = people_of(mandate, on, unit=unit).filter(
        staff__user__is_active=True, staff__user__last_login=None
    )
    return _one_each(found.select_related("staff__user", "unit"))


def outsiders_of(mandate: Mandate) -> QuerySet[User]:
    """Everybody with a role in this agency, held now, before or later (`here`), who is nobody on
    its staff; closed accounts last.
    """
    here = Grant.objects.filter(agency=mandate.agency).select_related("unit").order_by("-first")
    staff = Staff.objects.filter(agency=mandate.agency, user=OuterRef("pk"))
    return (
        User.objects.filter(Exists(here.filter(user=OuterRef("pk"))), ~Exists(staff))
        .prefetch_related(Prefetch("grants", queryset=here, to_attr="here"))
        .order_by("-is_active", "full_name", "pk")
    )


def free_username(full_name: str) -> str:
    """`khai.vd`, or with the first number that nobody has: `khai.vd2`. Empty if the name has no
    Latin letter.
    """
    base = names.username_base(full_name)
    taken = set(User.objects.filter(username__startswith=base).values_list("username", flat=True))
    if not base or base not in taken:
        return base
    return next(
        name for number in range(2, len(taken) + 3) if (name := f"{base}{number}") not in taken
    )


def _one_each(posts: QuerySet[Position]) -> list[Position]:
    return list({post.staff_id: post for post in reversed(posts)}.values())[::-1]
