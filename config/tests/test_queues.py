import pytest
from django.conf import settings

from config.celery import BEAT, app

pytestmark = pytest.mark.both_databases  # what the settings say depends on what they are given


def test_every_ring_goes_stale_before_the_next() -> None:
    assert [
        (entry["task"], entry["schedule"].total_seconds(), entry["options"])
        for entry in BEAT.values()
    ] == [
        ("reports.run_due", 60, {"queue": "mail", "expires": 55}),
        ("accounts.record_wrong_tries", 300, {"queue": "mail", "expires": 290}),
    ]


def test_a_long_plan_never_stands_before_the_mail() -> None:
    routes = app.amqp.router

    assert [
        routes.route({}, name)["queue"].name for name in ("reports.run_due", "rosters.generate")
    ] == ["mail", "plan"]


def test_a_lost_worker_loses_no_task_and_keeps_none_back() -> None:
    assert (
        app.conf.task_acks_late,
        app.conf.task_reject_on_worker_lost,
        app.conf.worker_prefetch_multiplier,
    ) == (True, True, 1)
    assert (app.conf.task_ignore_result, app.conf.accept_content) == (True, ["json"])


def test_no_request_holds_the_writers_lock() -> None:
    assert (
        "ATOMIC_REQUESTS" not in settings.DATABASES["default"]
        or not settings.DATABASES["default"]["ATOMIC_REQUESTS"]
    )


def test_letters_about_accounts_leave_by_the_queue_of_the_mail() -> None:
    app.loader.import_default_modules()

    assert app.amqp.router.route({}, "accounts.send_letters")["queue"].name == "mail"
    assert "accounts.send_letters" in app.tasks
