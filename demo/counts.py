"""What the played week came to, counted in the database: the same figures on any day of any
year.
"""

from typing import Any

from audit.models import Event
from calls.models import ComingRequest, SummonedPerson
from demo.agency import CODE
from directives.models import Directive
from notices.models import Delivery, Run
from units.models import Agency, Staff, Unit
from weeks.models import WeeklyRoster


def counts_of() -> dict[str, Any]:
    """`lawful + unlawful = generated = filing`: every unit that must file has a generated
    roster, one of which could not meet its rules.
    """
    agency = Agency.objects.get(code=CODE)
    rosters = WeeklyRoster.objects.filter(agency=agency, revision=1)
    played = rosters.filter(monday=rosters.order_by("monday").values("monday")[:1])
    generated = _last_plans(agency, [roster.pk for roster in played])
    sent = played.filter(submitted_at__isnull=False)
    lists = Delivery.objects.filter(run__agency=agency.pk, run__kind=Run.Kind.DAILY_LIST)
    first = (
        Run.objects.filter(agency=agency.pk, kind=Run.Kind.DAILY_LIST)
        .order_by("local_date")
        .first()
    )
    return {
        "units": Unit.objects.filter(agency=agency).count(),
        "staff": Staff.objects.filter(agency=agency).count(),
        "directives": Directive.objects.filter(agency=agency).count(),
        "rosters": {
            "filing": Unit.objects.filter(agency=agency, files_roster=True).count(),
            "generated": len(generated),
            "lawful": sum(generated.values()),
            "unlawful": len(generated) - sum(generated.values()),
        },
        "submitted": sent.count(),
        "approved": played.filter(approved_at__isnull=False).count(),
        "calls": {
            "summoned": SummonedPerson.objects.filter(summons__agency=agency).count(),
            "silent": SummonedPerson.objects.filter(summons__agency=agency, answer="").count(),
            "let_in": ComingRequest.objects.filter(agency=agency, number__isnull=False).count(),
            "asking": ComingRequest.objects.filter(agency=agency, state="waiting").count(),
        },
        "reminders": (
            Delivery.objects.filter(
                run__agency=agency.pk, run__kind=Run.Kind.REMINDER, state=Delivery.State.SENT
            ).count()
        ),
        "report": {
            "recipients": lists.filter(run=first).count(),
            "sent": lists.filter(run=first, state=Delivery.State.SENT).count(),
        },
    }


def _last_plans(agency: Agency, roster_ids: list[int]) -> dict[int, bool]:
    """Whether the last plan that was generated for each roster met every binding rule, as the
    record of changes has it.
    """
    events = Event.objects.filter(
        agency=agency.pk, action="rosters.propose", subject_id__in=roster_ids
    ).order_by("pk")
    return {
        event.subject_id: event.after["lawful"] for event in events if event.subject_id is not None
    }
