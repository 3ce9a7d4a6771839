"""How often somebody may guess before they have to wait: the same at every door of the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Final

from django.conf import settings
from django.core.cache import cache

from accounts.devices import Device
from accounts.errors import Limited, TooManyTries
from accounts.models import Door
from accounts.origin import network_of

WINDOW: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """So many tries of one kind, of one visitor or account, within one window."""

    limited: Limited
    whose: str
    most: int
    window: timedelta = WINDOW

    def end(self, at: datetime) -> datetime:
        return datetime.fromtimestamp(
            (self._number(at) + 1) * self.window.total_seconds(), tz=UTC
        ).astimezone(at.tzinfo)

    def key(self, door: Door, at: datetime) -> str:
        """What is typed may be long, or a password in the wrong field: only its hash is kept."""
        whose = sha256(self.whose.encode()).hexdigest()[:32]
        return f"tries:{door}:{self.limited}:{whose}:{self._number(at)}"

    def _number(self, at: datetime) -> int:
        return int(at.timestamp() // self.window.total_seconds())


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """One try that counts until it is given back; `left` more are looked at before `pause`."""

    places: tuple[tuple[str, int], ...]
    left: int
    pause: TooManyTries


def limits_for(
    *, account: str, address: str, device: Device | None, window: timedelta = WINDOW
) -> tuple[Limit, ...]:
    """What counts at a door where `account` is tried. A device that knows the account (the caller
    gives no other) is counted by itself alone: so nobody can lock another out of it.
    """
    most = settings.SIGN_IN_TRIES
    if device is not None:
        whose = f"{device.mark} {account}"
        return (Limit(limited=Limited.ACCOUNT, whose=whose, most=most["account"], window=window),)
    shared = (
        Limit(
            limited=Limited.NETWORK,
            whose=network_of(address),
            most=most["network"],
            window=window,
        ),
        Limit(limited=Limited.OVERALL, whose="", most=most["overall"], window=window),
    )
    if not account:
        return shared
    own = Limit(limited=Limited.ACCOUNT, whose=account, most=most["account"], window=window)
    return (own, *shared)


def count_try(door: Door, limits: Iterable[Limit], *, at: datetime) -> Try:
    """Counts before anything is looked at, so that many tries at once are still many tries.
    Raises TooManyTries; what was turned away counts nowhere.
    """
    taken: list[tuple[int, Limit, str, int]] = []
    for limit in limits:
        key = limit.key(door, at)
        place = _take_place(key, limit)
        if place is None:
            give_back((name, number) for _, _, name, number in taken)
            raise TooManyTries(limit.end(at), limit.limited)
        taken.append((limit.most - place, limit, key, place))
    left, tightest, _, _ = min(taken, key=lambda one: one[0])
    return Try(
        places=tuple((key, number) for _, _, key, number in taken),
        left=left,
        pause=TooManyTries(tightest.end(at), tightest.limited),
    )


def give_back(places: Iterable[tuple[str, int]]) -> None:
    """What was no wrong guess counts no more."""
    for key, number in places:
        cache.delete(_place(key, number))
        if int(cache.get(key, 0)) >= number:
            cache.set(key, number - 1, _kept(WINDOW))


def _take_place(key: str, limit: Limit) -> int | None:
    """The first number that nobody has. Of all that a cache can do, only `add` lets exactly one of
    many processes win, whatever keeps it; what is noted under the key itself is where to begin.
    """
    for number in range(int(cache.get(key, 0)) + 1, limit.most + 1):
        if cache.add(_place(key, number), 1, _kept(limit.window)):
            cache.set(key, number, _kept(limit.window))
            return number
    return None


def _place(key: str, number: int) -> str:
    return f"{key}:{number}"


def _kept(window: timedelta) -> float:
    return 2 * window.total_seconds()
