"""What people were called on a day that is past: whoever took another name since stands in it
under the old one.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import User
from units.models import PastName, Position


def with_names_on(posts: QuerySet[Position], day: date) -> list[Position]:
    """The posts, whose holders bear the name of that day. No query more."""
    past = PastName.objects.filter(staff=OuterRef("staff"), until__gte=day).order_by("until")
    name = Coalesce(Subquery(past.values("full_name")[:1]), F("staff__full_name"))
    found = list(posts.select_related("staff").annotate(name_then=name))
    for post in found:
        post.staff.full_name = post.name_then
    return [*found]


@dataclass(frozen=True, slots=True)
class RenamedUser:
    """An account and until when its owner was called how, the oldest name first."""

    user: User
    former: tuple[tuple[date, str], ...]

    def on(self, day: date) -> User:
        """The account, called as its owner was on that day."""
        then = next((name for until, name in self.former if until >= day), None)
        if then is None:
            return self.user
        called = copy(self.user)
        called.full_name = then
        return called


def bearers_of(users: Iterable[int]) -> Mapping[int, RenamedUser]:
    """These accounts by their ids, with the names their owners had. One query."""
    rows = User.objects.filter(pk__in=set(users)).annotate(
        until=F("staff__past_names__until"), then=F("staff__past_names__full_name")
    )
    accounts: dict[int, User] = {}
    former: dict[int, list[tuple[date, str]]] = {}
    for row in rows.order_by("until"):
        said = vars(row)
        accounts.setdefault(row.pk, row)
        if said["until"] is not None:
            former.setdefault(row.pk, []).append((said["until"], said["then"]))
    return {pk: RenamedUser(user, tuple(former.get(pk, ()))) for pk, user in accounts.items()}
