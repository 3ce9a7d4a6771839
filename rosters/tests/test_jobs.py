"""Plans in the background: rows that are claimed, run once, and found again when a worker dies."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

import clock
from accounts.models import User
from audit.models import Event
from rosters import services
from rosters.enums import ChangeKind, JobState
from rosters.models import PlanJob
from rosters.services import planning
from rosters.services.jobs import LEASE, waiting_jobs
from rosters.tasks import plan_roster, plan_waiting
from rosters.tests.factories import (
    LATER,
    MONDAY,
    NOW,
    WEEK,
    lawful_office,
    make_office,
    mandate,
    opened,
    proposal_of,
    put,
    seen,
)
from tests.factories import make_absence, make_unit, make_user
from weeks.enums import Mode, RosterState
from weeks.errors import NotAllowed
from weeks.models import WeeklyRoster

pytestmark = pytest.mark.django_db


def test_the_office_asks_for_every_unit_that_has_nothing_yet() -> None:
    office = lawful_office()
    begun = make_office(agency=office.agency)
    opened(begun)
    make_unit(office.agency, files_roster=False)
    make_unit()

    first = services.plan_whole_agency(WEEK, by=office.office, at=NOW)
    second = services.plan_whole_agency(WEEK, by=office.office, at=LATER)

    assert (first, second) == (tuple(PlanJob.objects.values_list("pk", flat=True)), ())
    assert [job.unit for job in PlanJob.objects.all()] == [office.unit]


def test_only_the_office_asks_for_a_whole_agency() -> None:
    office = lawful_office()

    for user in (office.head, office.director, make_user()):
        with pytest.raises(NotAllowed):
            services.plan_whole_agency(WEEK, by=user, at=NOW)


def test_a_job_opens_plans_and_writes_an_untouched_week() -> None:
    office = lawful_office()
    [job_id] = services.plan_whole_agency(WEEK, by=office.office, at=NOW)

    with clock.freeze(LATER):
        plan_roster(job_id)

    job, roster = PlanJob.objects.get(), WeeklyRoster.objects.get()
    assert (job.state, job.is_lawful, job.finished_at) == (JobState.DONE, True, LATER)
    assert (roster.state, [step.kind for step in roster.changes.all()]) == (
        RosterState.DRAFT,
        [ChangeKind.PLANNED],
    )


def test_a_task_run_twice_does_the_work_once() -> None:
    office = lawful_office()
    [job_id] = services.plan_whole_agency(WEEK, by=office.office, at=NOW)

    with clock.freeze(LATER):
        plan_roster(job_id)
        plan_roster(job_id)
        plan_waiting()

    assert (
        Event.objects.filter(action="rosters.run-plan").count(),
        WeeklyRoster.objects.get().changes.count(),
    ) == (1, 1)


def test_a_week_somebody_has_begun_gets_a_proposal_and_keeps_its_cells() -> None:
    office = lawful_office()
    [job_id] = services.plan_whole_agency(WEEK, by=office.office, at=NOW)
    roster = put(opened(office), office.staff[0], Mode.MISSION, MONDAY, by=office.head)
    before = seen(roster)

    services.run_plan_job(job_id, at=LATER)

    proposal = proposal_of(mandate(office.head), roster.pk)
    assert proposal is not None
    assert (proposal.is_queued, proposal.is_lawful, seen(roster)) == (False, True, before)


def test_a_job_whose_worker_died_is_found_and_done_by_another() -> None:
    office = lawful_office()
    [job_id] = services.plan_whole_agency(WEEK, by=office.office, at=NOW)
    PlanJob.objects.update(state=JobState.RUNNING, claim_token="0" * 32, lease_until=NOW + LEASE)

    assert (services.run_plan_job(job_id, at=NOW), waiting_jobs(NOW)) == (None, ())
    assert waiting_jobs(NOW + LEASE + timedelta(seconds=1)) == (job_id,)

    assert services.run_plan_job(job_id, at=NOW + LEASE + timedelta(seconds=1)) == JobState.DONE


def test_a_week_that_cannot_be_kept_is_planned_and_said_to_be_unlawful() -> None:
    office = lawful_office()
    for leader in (office.leader, office.deputy):
        make_absence(leader, MONDAY)
    [job_id] = services.plan_whole_agency(WEEK, by=office.office, at=NOW)

    services.run_plan_job(job_id, at=LATER)

    assert PlanJob.objects.get().is_lawful is False


def test_a_week_published_meanwhile_fails_the_job_in_words() -> None:
    office = lawful_office()
    [job_id] = services.plan_whole_agency(WEEK, by=office.office, at=NOW)
    services.open_roster(office.unit.pk, WEEK, by=office.head, at=NOW)
    WeeklyRoster.objects.update(
        state=RosterState.PUBLISHED,
        submitted_by=office.head,
        submitted_at=NOW,
        approved_by=office.director,
        approved_at=NOW,
    )

    services.run_plan_job(job_id, at=LATER)

    assert (PlanJob.objects.get().state, PlanJob.objects.get().outcome) == (
        JobState.FAILED,
        "Đơn vị đã có lịch của tuần này.",
    )


def test_what_is_too_large_for_the_background_says_so_and_what_helps(
    monkeypatch: pytest.MonkeyPatch, client_of: Callable[[User], Client]
) -> None:
    office = lawful_office()
    roster = opened(office)
    few = planning.Limits(columns=1)
    monkeypatch.setattr(planning, "IN_REQUEST", few)
    monkeypatch.setattr("rosters.services.jobs.IN_BACKGROUND", few)
    services.propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    services.run_plan_job(PlanJob.objects.get().pk, at=LATER)

    with clock.freeze(LATER):
        page = client_of(office.head).get(reverse("rosters:week-unit", args=[office.unit.pk, WEEK]))
        put(roster, office.leader, Mode.ON_SITE, by=office.head, at=LATER + timedelta(minutes=1))
        changed = client_of(office.head).get(page.wsgi_request.path)
    told = PlanJob.objects.get().outcome
    assert PlanJob.objects.get().state == JobState.FAILED
    assert told.startswith("Tuần này có quá nhiều ô để lập tự động, kể cả khi lập sau. Hãy")
    assert (told in page.content.decode(), told in changed.content.decode()) == (True, False)
    assert "tải lại trang sau ít phút" not in page.content.decode()
    assert (page.context["proposal"], 'data-editable="yes"' in page.content.decode()) == (
        None,
        True,
    )


def test_what_is_too_large_for_a_request_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    office = lawful_office()
    roster = opened(office)
    monkeypatch.setattr(planning, "IN_REQUEST", planning.Limits(columns=1))

    proposal = services.propose_plan(roster.pk, by=office.head, at=NOW, seen=seen(roster))

    on_page = proposal_of(mandate(office.head), roster.pk)
    assert (proposal.is_queued, on_page and on_page.is_queued) == (True, True)
    services.run_plan_job(PlanJob.objects.get().pk, at=LATER)
    ready = proposal_of(mandate(office.head), roster.pk)
    assert ready is not None
    assert (ready.is_queued, ready.is_lawful, roster.changes.count()) == (False, True, 0)
