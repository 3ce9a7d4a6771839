"""Claim a row of background work for a time, and write what came of it only while one still has
it.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from rosters.enums import JobState
from rosters.models import BackgroundJob

J = TypeVar("J", bound=BackgroundJob)


def free_jobs(jobs: QuerySet[J], *, at: datetime, lease: timedelta) -> QuerySet[J]:
    """What nobody rang for, or whose worker died: waiting, or claimed by somebody who never came
    back. Then the lease ran out, or ends later than any lease could, because the clock was ahead
    when it was taken.
    """
    over = Q(lease_until__lt=at) | Q(lease_until__gt=at + 2 * lease)
    return jobs.filter(Q(state=JobState.WAITING) | Q(over, state=JobState.RUNNING))


def claim_job(jobs: QuerySet[J], job_id: int, *, at: datetime, lease: timedelta) -> J | None:
    """The job, now ours until the lease ends; None if somebody else has it or it is done."""
    free = free_jobs(jobs, at=at, lease=lease).filter(pk=job_id)
    taken = free.order_by().update(
        state=JobState.RUNNING, claim_token=uuid.uuid4(), lease_until=at + lease
    )
    return jobs.get(pk=job_id) if taken else None


def finish_job(job: BackgroundJob, state: JobState, *, at: datetime, **columns: Any) -> bool:
    """Write what came of it, in the transaction of whatever belongs to it. False, with nothing
    written, for who no longer holds the claim.
    """
    held = type(job)._base_manager.filter(
        pk=job.pk, state=JobState.RUNNING, claim_token=job.claim_token
    )
    written = held.update(
        state=state, finished_at=at, lease_until=None, claim_token=None, **columns
    )
    return bool(written)
