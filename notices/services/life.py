"""Signs of life of the processes, so that their silence can be noticed."""

from datetime import datetime

from notices.models import Heartbeat


def show_life(name: str, *, at: datetime, note: str = "") -> None:
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, at=at, note=note[:500])],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["at", "note"],
    )
