"""Tells troubles by the second channel: each once, again after an hour, and that all is well."""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from notices.adapters.channel import Deaf, is_named, tell_channel
from notices.models import Heartbeat
from notices.services.life import show_life

SECOND_CHANNEL = "second-channel"
AGAIN_AFTER = timedelta(hours=1)
ALL_IS_WELL = "all is well again"
logger = logging.getLogger(__name__)


def tell_troubles(found: Sequence[str], *, at: datetime) -> bool:
    """Whether anything was told now. What was not taken is tried again at the next look."""
    if not is_named():
        return False
    told = Heartbeat.objects.filter(name=SECOND_CHANNEL).first()
    mark = sha256("\n".join(sorted(found)).encode()).hexdigest() if found else ""
    if not found and (told is None or not told.note):
        return False
    is_news = told is None or told.note != mark
    if not is_news and told is not None and abs(at - told.at) < AGAIN_AFTER:
        return False
    try:
        tell_channel(list(found) or [ALL_IS_WELL])
    except Deaf as deaf:
        logger.error("ALERT the second channel does not take what is told: %s", deaf)
        return False
    show_life(SECOND_CHANNEL, at=at, note=mark)
    return True
