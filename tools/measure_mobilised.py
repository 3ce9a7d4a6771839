"""Measures what a campaign of five hundred people of sixty units costs a server: its pages, the
figures and their mail, a proposal, and the look of every minute; then writes it down.

python -m tools.measure_mobilised [--people N] [--units N] [--rounds N] [--profile NAME] [--keep]

`--profile` prints where the time of one of these goes; `--keep` leaves the figures as they are.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from tools.measure_impact import set_up
from tools.measure_judging import write_between
from tools.timing import Act, cost_of, high, machine_line, middle, profile, timed

BEGIN, END = (
    "<!-- a campaign: written by `python -m tools.measure_mobilised` -->",
    "<!-- /a campaign -->",
)
HEADING: Final = "## A campaign"
NAMES: Final = {
    "bare": "a bare view",
    "list": "the list of campaigns",
    "campaign": "the campaign's page",
    "team": "a team's page",
    "call": "whom to call, a proposal for all places",
    "figures": "the weekly figures",
    "excel": "the figures in Excel",
    "mail": "the letter to the coordinating body",
    "coverage": "coverage by unit",
    "tick": "every minute: are all away as called",
}


@dataclass(frozen=True, slots=True)
class MailedFigures:
    """An answer as the others give it."""

    content: bytes
    status_code: int = 200


def main() -> int:
    asked = arguments()
    with tempfile.TemporaryDirectory() as folder:
        set_up(folder)
        import clock  # noqa: PLC0415  # after the set-up
        from config.warming import make_ready  # noqa: PLC0415  # after the set-up
        from mobilisation.tests.factories import AT  # noqa: PLC0415  # after the set-up

        with clock.freeze(AT):
            acts = acts_of(asked.people, asked.units)
            make_ready()
            if asked.profile:
                profile(acts, asked.profile)
                return 0
            lines = list(measured(acts, asked.people, asked.units, asked.rounds))
    print(*lines, sep="\n")
    if not asked.keep:
        write_between(HEADING, BEGIN, END, lines)
    return 0


def arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser()
    reader.add_argument("--people", type=int, default=500)
    reader.add_argument("--units", type=int, default=60)
    reader.add_argument("--rounds", type=int, default=20)
    reader.add_argument("--profile", choices=tuple(NAMES))
    reader.add_argument("--keep", action="store_true")
    return reader.parse_args()


def acts_of(people: int, units: int) -> dict[str, Act]:
    from django.test import Client  # noqa: PLC0415  # after the set-up
    from django.urls import reverse  # noqa: PLC0415  # after the set-up

    from mobilisation.services.laying import lay_wrong  # noqa: PLC0415  # after the set-up
    from mobilisation.tests.factories import AT  # noqa: PLC0415  # after the set-up
    from outgoing.services.kinds.mobilisation import compose_figures  # noqa: PLC0415
    from rosters.tests.factories import MONDAY  # noqa: PLC0415  # after the set-up

    muster, covered = mustered(people, units)
    client = Client(SERVER_NAME="localhost")
    client.force_login(muster.clerk)
    campaign, team = muster.campaign, muster.team

    def get(name: str, *parts: int) -> Act:
        address = reverse(name, args=parts)
        return lambda: client.get(address)

    def call() -> Any:
        wish = {"first": "01/12/2026", "skill": "all", "count": "1", "suggest": "1"}
        return client.post(reverse("mobilisation:call", args=[team.pk]), wish)

    def tick() -> MailedFigures:
        return MailedFigures(str(lay_wrong(campaign.agency, at=AT)).encode())

    return {
        "bare": lambda: client.get("/healthz/live"),
        "list": get("mobilisation:campaigns"),
        "campaign": get("mobilisation:campaign", campaign.pk),
        "team": get("mobilisation:team", team.pk),
        "call": call,
        "figures": get("mobilisation:figures", campaign.pk),
        "excel": get("mobilisation:figures-file", campaign.pk),
        "mail": lambda: MailedFigures(compose_figures(campaign, MONDAY, at=AT).text.encode()),
        "coverage": get("mobilisation:coverage", covered.pk),
        "tick": tick,
    }


def mustered(people: int, units: int) -> tuple[Any, Any]:
    """As many people again stay at home; every tenth of those called has not answered."""
    from mobilisation.enums import CallAnswer  # noqa: PLC0415  # after the set-up
    from mobilisation.models import MobilisedPerson  # noqa: PLC0415  # after the set-up
    from mobilisation.services.campaigns import add_team  # noqa: PLC0415  # after the set-up
    from mobilisation.services.covering import follow_condition  # noqa: PLC0415
    from mobilisation.services.laying import lay_wrong  # noqa: PLC0415  # after the set-up
    from mobilisation.services.wishes import TeamPlan  # noqa: PLC0415  # after the set-up
    from mobilisation.tests.factories import AT, TUESDAY, make_muster  # noqa: PLC0415
    from tests.factories import make_staff, make_unit  # noqa: PLC0415  # after the set-up

    muster = make_muster()
    by, agency = muster.clerk, muster.office.agency
    teams = [muster.team]
    for number in range(1, 20):
        plan = TeamPlan(name=f"Đội {number}", needs={muster.driver.pk: 10, None: 15})
        teams.append(add_team(muster.campaign.pk, plan, by=by, at=AT))
    rows = []
    homes = [make_unit(agency, f"Phòng số {number}") for number in range(units)]
    for number in range(2 * people):
        home = homes[number % units]
        roles = ("driver",) if number % 3 == 0 else ()
        staff = make_staff(home, f"Lý Văn {number}", roles=roles)
        if number % 2:
            rows.append(
                MobilisedPerson(
                    team=teams[number // 2 % len(teams)],
                    staff=staff,
                    unit=home,
                    skill=muster.driver if roles else None,
                    first=TUESDAY,
                    called_by=by,
                    called_at=AT,
                    answer="" if number % 20 == 1 else CallAnswer.ACCEPTED,
                    answered_at=AT,
                )
            )
    MobilisedPerson.objects.bulk_create(rows)
    lay_wrong(agency, at=AT)
    return muster, follow_condition("Mũi 2", by=by, at=AT)


def measured(acts: dict[str, Act], people: int, units: int, rounds: int) -> Iterator[str]:
    yield machine_line()
    yield ""
    yield (
        f"{people} people of {units} units called to 20 teams, as many at home;"
        f" {rounds} askings of each, in turn."
    )
    yield ""
    yield (
        "| what | queries | kB | processor, in the middle | processor, 95 of 100 |"
        " clock, 95 of 100 |"
    )
    yield "|---|---|---|---|---|---|"
    facts = {name: cost_of(act) for name, act in acts.items()}
    for name, (used, waited) in timed(acts, rounds).items():
        queries, size = facts[name]
        times = (middle(used), high(used), high(waited))
        told = " | ".join(f"{one:.1f} ms" for one in times)
        yield f"| {NAMES[name]} | {queries} | {size / 1000:.0f} | {told} |"


if __name__ == "__main__":
    sys.exit(main())
