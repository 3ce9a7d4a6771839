"""What a step would lead to, found out by taking it and taking it back: so the answer is never
another than what then happens.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from directives.models import Edition
from directives.services import put_in_force
from planning.precedence import Law
from rosters.selectors.impact import ImpactScene, impact_on, scene_of
from rosters.values.impact import Impact
from units.selectors import Mandate
from weeks.selectors.sheets import law_on


def impact_of_force(mandate: Mandate, edition: Edition, *, at: datetime) -> Impact:
    """What the edition would do if it came into force now, a start in the past and the end of other
    editions confirmed.

    Raises what put_in_force raises.
    """
    user, seen = mandate.user, edition.version
    begins = edition.effective_from or at
    return impact_of(
        mandate,
        lambda: put_in_force(edition.pk, by=user, at=at, seen=seen, retroactive=True, succeed=True),
        since=max(at, begins),
    )


def impact_of(mandate: Mandate, act: Callable[[], object], *, since: datetime) -> Impact:
    """What `act` would change in the weeks from that of `since` on. Raises what `act` raises."""
    scene = scene_of(mandate, localdate(since))
    return impact_on(mandate, scene, law_on(scene.agency, scene.days), law_after(scene, act))


def law_after(scene: ImpactScene, act: Callable[[], object]) -> Law:
    """The law on the days of the scene once `act` is done; nothing that it wrote is kept. Raises
    what `act` raises.
    """
    with transaction.atomic():
        act()
        law = law_on(scene.agency, scene.days)
        transaction.set_rollback(True)
    return law
