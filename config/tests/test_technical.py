"""The technical pages show tables to who keeps the server running, and nobody else finds them."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.models import User
from audit.models import Event
from config.technical import SHOWN
from tests.factories import make_agency, make_staff, make_unit, make_user
from tests.pages import assert_strict
from units.enums import Role

pytestmark = pytest.mark.django_db
OURS = {app.label for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR}
HIDDEN = {
    "assignments.Assignment": "who does what, and how well",
    "assignments.AssignmentPolicy": "nothing technical",
    "assignments.AssignmentStep": "what people report of their work",
    "declarations.DeclarationPolicy": "nothing technical",
    "declarations.DeclarationReminder": "who was reminded when",
    "declarations.DeclaredAnswers": "health",
    "declarations.MadeDeclaration": "who may come to the office",
    "accounts.SharedCount": "numbers under hashes",
    "intake.DraftText": "a page of its own",
    "units.Absence": "why somebody is away",
    "units.Condition": "health and where somebody lives",
    "units.Departure": "belongs to a person's card",
    "units.Position": "belongs to a person's card",
    "units.PastName": "belongs to a person's card",
    "units.PastUnit": "nothing technical",
    "units.ImportDraft": "whole staff lists",
    "units.Zone": "nothing technical",
    "units.LeaveRequest": "why somebody asks to be away",
    "units.Delegation": "who is away, and for how long",
    "rosters.RosterReminder": "a page of its own",
    "rosters.KeptPattern": "a page of its own",
    "rosters.WeekNumbers": "counted from rows that are shown",
    "rosters.Disruption": "who is away, and what breaks by it",
    "units.ZoneLevel": "nothing technical",
    "notices.Batch": "told by its run",
    "notices.ClockJump": "told by mail to who must know",
    "notices.Hold": "a page of its own",
    "notices.Mark": "one number",
    "notices.Installation": "the key that letters are named by",
    "outgoing.ChangedStep": "a page of its own",
    "weeks.DutyState": "who is on duty when",
    "weeks.Entry": "who is ill on which day",
    "rosters.CellComment": "what people wrote to one another about a week",
    "rosters.Change": "the same, before and after",
    "weeks.RosterEdition": "the same, as published",
    "duties.DutyExemption": "why somebody is released",
    "duties.DutyPost": "a page of its own",
    "duties.DutyRoster": "nothing technical",
    "duties.DutyShift": "nothing technical",
    "duties.DutyStep": "who was put on duty and taken off",
    "duties.DutyTurn": "who is on duty when",
    "duties.LeaveRate": "nothing technical",
    "duties.LeaveScale": "a page of its own",
    "duties.ShiftHandover": "what happened in a shift",
    "duties.SwapPolicy": "nothing technical",
    "duties.SwapRequest": "who asks whom, and why",
    "duties.PostQualification": "nothing technical",
    "duties.ShiftCover": "nothing technical",
    "lodging.LodgingPlace": "a page of its own",
    "lodging.LodgingStay": "where somebody sleeps",
    "serving.PublicPage": "nothing technical",
    "serving.PublicService": "a page of its own",
    "serving.ServiceSpell": "a page of its own",
    "mobilisation.CampaignTeam": "a page of its own",
    "mobilisation.CoveredCondition": "a page of its own",
    "mobilisation.MobilisationPolicy": "a page of its own",
    "mobilisation.MobilisedPerson": "who was called, and why they cannot come",
    "mobilisation.OutsideHelper": "people from outside, with their telephones",
    "mobilisation.SkillHolder": "a page of its own",
    "mobilisation.TaskCampaign": "a page of its own",
    "mobilisation.TeamNeed": "a page of its own",
    "mobilisation.WorkSkill": "a page of its own",
    "support.SupportException": "why somebody is not entitled",
    "support.SupportProposal": "a page of its own",
    "support.SupportRate": "a page of its own",
    "events.AgencyResource": "a page of its own",
    "events.CalendarEdition": "a page of its own",
    "events.EventPart": "who takes part in what",
    "calls.ComingRequest": "who asks to come, and why",
    "calls.SummonedPerson": "who was called, and why they cannot come",
    "swaps.DaySwap": "who exchanges days with whom, and why",
    "calls.Summons": "for what people are called",
    "seasons.DutySeason": "a page of its own",
    "ownweek.OwnLook": "who is where when",
    "feeds.CalendarLink": "a page of its own",
    "feeds.ToldEvent": "who is where when",
    "hours.Presence": "when somebody came and went",
    "rosters.Reopening": "nothing technical",
    "events.WorkItem": "who meets whom",
    "directives.Attachment": "documents",
    "directives.Clause": "nothing technical",
    "directives.EndCondition": "nothing technical",
    "directives.Link": "nothing technical",
    "directives.Notice": "who has read what",
    "directives.Phase": "nothing technical",
    "directives.Suspension": "nothing technical",
    "directives.WrittenException": "nothing technical",
}


@pytest.fixture
def keeper() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("ky.thuat", full_name="Kỹ thuật"))
    return client


def test_every_table_is_shown_or_hidden_for_a_reason() -> None:
    tables = {
        model._meta.label for name in OURS for model in apps.get_app_config(name).get_models()
    }

    assert tables == {model._meta.label for model in SHOWN} | set(HIDDEN)


def test_every_shown_table_opens_and_each_look_is_on_record(keeper: Client) -> None:
    make_staff(make_unit(make_agency(name="Sở Này")))
    found = {}
    for model in SHOWN:
        answer = keeper.get(
            reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        )
        found[model._meta.label] = answer.status_code

    assert found == {model._meta.label: 200 for model in SHOWN}
    assert list(
        Event.objects.filter(action="technical.look").values_list("after__table", flat=True)
    ) == [model._meta.label for model in SHOWN]


def test_a_row_is_shown_without_anything_to_press(keeper: Client) -> None:
    agency = make_agency(name="Sở Này")
    row = reverse("admin:units_agency_change", args=[agency.pk])

    page = keeper.get(row)
    sent = keeper.post(row, {"name": "Sở Khác"})
    agency.refresh_from_db()

    assert (page.status_code, sent.status_code, agency.name) == (200, 403, "Sở Này")
    assert "Sở Này" in page.text
    assert 'name="_save"' not in page.text
    assert_strict(page)


def test_the_password_of_nobody_is_shown(keeper: Client) -> None:
    user = make_user()

    page = keeper.get(reverse("admin:accounts_user_change", args=[user.pk]))

    assert "pbkdf2" not in page.text
    assert user.password not in page.text


@pytest.mark.parametrize("role", [Role.ADMIN, Role.OFFICE, Role.DIRECTOR])
def test_nobody_else_is_told_that_they_exist(role: Role) -> None:
    client = Client()
    client.force_login(make_user(role, make_agency()))

    found = {client.get(path).status_code for path in ("/technical/", "/technical/units/agency/")}
    signs_in = client.get("/technical/login/").status_code

    assert (found, signs_in) == ({302}, 404)


def test_one_enters_by_our_own_sign_in() -> None:
    answer = Client().get("/technical/", follow=True)

    assert [one for one, _status in answer.redirect_chain][-1] == "/sign-in/?next=/technical/"
