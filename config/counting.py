"""A Redis that all processes count in; while it is away each process counts for itself, so that
people can still sign in and still not guess without end.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import ConnectionError as Unreachable
from redis.exceptions import TimeoutError as Unanswered

logger = logging.getLogger(__name__)


class SharedRedis(RedisCache):
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._own = LocMemCache("counting-without-redis", {})

    def add(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(super().add, self._own.add, args, kwargs)

    def get(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(super().get, self._own.get, args, kwargs)

    def set(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(super().set, self._own.set, args, kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        return self._ask(super().delete, self._own.delete, args, kwargs)

    def _ask(
        self,
        shared: Callable[..., Any],
        own: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> Any:
        try:
            return shared(*args, **kwargs)
        except (Unreachable, Unanswered) as away:
            logger.error("CACHE_URL does not answer, this process counts for itself: %s", away)
            return own(*args, **kwargs)
