"""Who may ask for which address: one table over every address of the site, each role, this
agency and another.
"""

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, NamedTuple
from urllib.parse import quote

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import clock
from accounts.models import User
from rosters.tests.factories import NOW, WEEK
from tests.factories import make_user
from tests.world import World, make_world
from units.enums import Role
from units.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.lengthy]
SignIn = Callable[[User], Client]
AGAIN = Role.CHIEF_OF_OFFICE
"""Whose pages are asked for on the second database as well: whoever may open the most."""
HTMX = {"HX-Request": "true"}  # the same statuses, shorter pages
LOOKED_AT = (
    Role.CHIEF_OF_OFFICE,
    Role.ADMIN,
    Role.DIRECTOR,
    Role.HEAD,
    Role.STAFF,
    Role.READER,
)
"""Whose pages are asked for as a whole, once for all tests that read them."""

EVERYBODY = frozenset(Role)
EDITORS = frozenset({Role.HEAD, Role.DEPUTY, Role.CLERK})
OVERSEERS = frozenset(
    {
        Role.DIRECTOR,
        Role.DEPUTY_DIRECTOR,
        Role.OFFICE,
        Role.CHIEF_OF_OFFICE,
        Role.READER,
        Role.AUDITOR,
    }
)
WORKERS = OVERSEERS - {Role.READER, Role.AUDITOR}  # readers see what was published only
OFFICE = frozenset({Role.OFFICE, Role.CHIEF_OF_OFFICE})
KEEPERS = OFFICE | {Role.ADMIN}
DUTY_KEEPERS = EDITORS | OFFICE
UNRESTRICTED = frozenset({Role.DEPUTY, Role.CLERK})  # what may speak of health is not for them
DECIDERS = OFFICE | {Role.DIRECTOR}
LEAVE_DECIDERS = DECIDERS | {Role.HEAD}
CALLERS = LEAVE_DECIDERS | {Role.DEPUTY_DIRECTOR, Role.DEPUTY}
SEERS = OVERSEERS | EDITORS
TURN_CARERS = DUTY_KEEPERS | {Role.DIRECTOR}
NO_JUDGES = (WORKERS - {Role.DIRECTOR}) | {Role.CLERK}
INSPECTORS = frozenset({Role.DIRECTOR, Role.CHIEF_OF_OFFICE, Role.AUDITOR})
GIVERS = KEEPERS | {Role.DIRECTOR, Role.HEAD}


@dataclass(frozen=True, slots=True)
class Row:
    """What one address answers to GET and to POST; None: it has no such method (405).

    `of` names the parts of the address, `who` may ask; others get a 403. A thing of another agency
    is a 404 even to `who`. `but` may ask about some things, but not about this one; `others` is
    what those get who do not even know that it exists.
    """

    name: str
    get: int | None
    post: int | None
    who: frozenset[Role] = EVERYBODY
    of: str = ""
    but: frozenset[Role] = frozenset()
    others: int = 403
    open: bool = False

    @property
    def is_of_an_agency(self) -> bool:
        return not set(self.of.split()) <= {
            "day", "monday", "week", "kind", "filled", "act", "first_step", "reminder", "token", "seal", "step", "public_page",
        }  # fmt: skip

    def expected(self, role: Role, method: str, whose: str) -> int:
        answer = self.get if method == "GET" else self.post
        if answer is None:
            return 405
        if role not in self.who:
            return self.others
        if whose == "other":
            return 404
        return 403 if role in self.but else answer


class SeenPage(NamedTuple):
    status: int
    text: str


ROWS = (
    Row("home", 302, None),
    Row("accounts:sign-in", 302, 302, open=True),
    Row("accounts:sign-out", None, 200, open=True),
    Row("accounts:language", None, 400, open=True),
    Row("accounts:profile", 200, None),
    Row("accounts:password", 200, 422),
    Row("accounts:week-mail", None, 302),
    Row("accounts:forgot", 200, 422, open=True),
    Row("accounts:set-password", 410, 410, of="token", open=True),
    # -- the agency: people, units, calendar
    Row("outgoing:agency", 200, 422, KEEPERS),
    Row("outgoing:plan", 200, None, KEEPERS),
    Row("outgoing:new-step", 200, 422, KEEPERS),
    Row("outgoing:edit-step", 200, 422, KEEPERS, "reminder"),
    Row("outgoing:drop-step", None, 302, KEEPERS, "reminder"),
    Row("outgoing:reset-step", None, 302, KEEPERS, "reminder"),
    Row("outgoing:try-step", None, 302, KEEPERS, "reminder"),
    Row("outgoing:first-steps", 200, None, KEEPERS),
    Row("outgoing:skip-step", None, 302, KEEPERS, "first_step"),
    Row("units:staff", 200, None, KEEPERS),
    Row("units:new-person", 200, 422, KEEPERS),
    Row("units:import", 200, 422, KEEPERS),
    Row("units:import-preview", 302, None, KEEPERS),
    Row("units:import-confirm", None, 302, KEEPERS),
    Row("units:import-cancel", None, 302, KEEPERS),
    Row("units:template", 200, None, KEEPERS, "filled"),
    Row("units:open-accounts", 200, 422, KEEPERS),
    Row("units:invitations", 200, 422, KEEPERS),
    Row("units:roles", 200, None, KEEPERS),
    Row("units:new-role", 200, 422, KEEPERS),
    Row("units:give-by-post", None, 302, KEEPERS),
    Row("units:outsiders", 200, None, KEEPERS),
    Row("units:new-outsider", 200, 422, KEEPERS),
    Row("units:outsider-password", None, 200, KEEPERS, "outsider"),
    Row("units:close-outsider", None, 302, KEEPERS, "outsider"),
    Row("units:invite-outsider", None, 302, KEEPERS, "outsider"),
    Row("units:reopen-outsider", 200, 422, frozenset({Role.ADMIN}), "closed"),
    Row("units:person", 200, None, KEEPERS, "person"),
    Row("units:reveal", None, 200, KEEPERS, "person", but=frozenset({Role.ADMIN})),
    Row("units:add-absence", None, 422, KEEPERS, "person"),
    Row("units:add-condition", None, 422, KEEPERS, "person"),
    Row("units:correct", 200, 422, KEEPERS, "person"),
    Row("units:transfer", 200, 422, KEEPERS, "person"),
    Row("units:leave", 200, 422, KEEPERS, "person"),
    Row("units:undo-leaving", None, 302, KEEPERS, "person"),
    Row("units:return", 200, 422, KEEPERS, "person"),
    Row("units:give-role", 200, 422, KEEPERS, "person"),
    Row("units:open-account", 200, 422, KEEPERS, "person"),
    Row("units:issue-password", None, 200, KEEPERS, "person"),
    Row("units:drop-absence", None, 302, KEEPERS, "absence"),
    Row("units:stop-condition", None, 302, KEEPERS, "condition"),
    Row("units:stop-grant", None, 302, KEEPERS, "grant"),
    Row("units:my-leave", 200, 403),
    Row("units:sick", 302, 403),
    Row("units:well", None, 403),
    Row("units:withdraw-leave", None, 404, EVERYBODY, "leave_request"),
    Row("rosters:leave-effect", 200, None, LEAVE_DECIDERS, "leave_request"),
    Row("duties:my-leave-left", 200, None),
    Row("duties:leave-left", 404, None, LEAVE_DECIDERS, "leave_request"),
    Row("units:decide-leave", None, 422, LEAVE_DECIDERS, "leave_request"),
    Row("units:unit-leave", 200, None, EDITORS | LEAVE_DECIDERS, "unit"),
    Row("units:record-leave", None, 422, EDITORS, "unit"),
    Row("units:cancel-unit-absence", None, 302, EDITORS, "unit absence"),
    Row("units:delegations", 200, None, GIVERS),
    Row("units:delegate", 200, 422, GIVERS),
    Row("units:end-delegation", None, 302, KEEPERS, "delegation", others=404),
    Row("units:units", 200, None, KEEPERS),
    Row("units:new-unit", 200, 422, KEEPERS),
    Row("units:unit", 200, 422, KEEPERS, "unit"),
    Row("units:move-people", 200, 422, KEEPERS, "unit"),
    Row("units:recipients", 200, 422, KEEPERS),
    Row("units:drop-recipient", None, 302, KEEPERS, "recipient"),
    Row("outgoing:try-recipient", None, 302, KEEPERS, "recipient"),
    Row("units:zones", 200, 422, KEEPERS),
    Row("units:zone", 200, 422, KEEPERS, "zone"),
    Row("units:drop-zone", None, 302, KEEPERS, "zone"),
    Row("units:declare-level", None, 422, KEEPERS, "zone"),
    Row("units:end-level", None, 302, KEEPERS, "zone_level"),
    Row("units:calendar", 200, 422, KEEPERS),
    Row("units:fill-calendar", None, 302, KEEPERS),
    Row("units:confirm-days", None, 302, KEEPERS),
    Row("units:drop-day", None, 302, KEEPERS, "special_day"),
    # -- directives
    Row("directives:list", 200, None),
    Row("directives:catalogue", 200, None),
    Row("directives:directive", 200, None, EVERYBODY, "directive"),
    Row("directives:units", 200, None, EVERYBODY, "directive"),
    Row("directives:of-unit", 200, None, EVERYBODY, "unit"),
    Row("directives:attach", 200, 422, OFFICE, "directive"),
    Row("directives:attachment", 200, None, EVERYBODY, "attachment"),
    Row("directives:detach", None, 302, OFFICE, "attachment"),
    Row("directives:enter", 200, 422, OFFICE),
    Row("intake:enter", 200, 422, OFFICE),
    Row("directives:number", 200, 422, OFFICE, "unnumbered"),
    Row("directives:end", 200, 422, OFFICE, "directive"),
    Row("directives:withdraw", 200, 422, OFFICE, "directive"),
    Row("directives:amend", None, 302, OFFICE, "directive"),
    Row("directives:extend", 200, 422, OFFICE, "directive"),
    Row("directives:restart", 200, 302, OFFICE, "directive"),
    Row("directives:suspend", 200, 422, OFFICE, "directive"),
    Row("directives:resume", 200, 422, OFFICE, "directive"),
    Row("directives:undo", 200, 422, OFFICE, "directive"),
    Row("directives:review", 200, 422, OFFICE, "directive"),
    Row("directives:propose", None, 302, OFFICE, "draft"),
    Row("directives:reopen", None, 302, OFFICE, "draft"),
    Row("directives:add-link", 200, 422, OFFICE, "draft"),
    Row("directives:remove-link", None, 302, OFFICE, "draft link"),
    Row("directives:add-phase", 200, 422, OFFICE, "draft"),
    Row("directives:change-phase", 200, 422, OFFICE, "phase"),
    Row("directives:remove-phase", None, 302, OFFICE, "phase"),
    Row("directives:add-condition", 200, 422, OFFICE, "draft"),
    Row("directives:condition-happened", 200, 422, OFFICE, "end_condition"),
    Row("directives:remove-condition", None, 302, OFFICE, "end_condition"),
    Row("directives:draft", 200, None, OFFICE, "draft"),
    Row("directives:head", 200, 422, OFFICE, "draft"),
    Row("directives:discard", None, 302, OFFICE, "draft"),
    Row("intake:draft", 200, 422, OFFICE, "draft"),
    Row("intake:undecided", 200, None, OFFICE),
    Row("directives:restore-clause", None, 200, OFFICE, "draft"),
    Row("directives:pick", 200, None, OFFICE, "draft"),
    Row("directives:add-clause", 200, 422, OFFICE, "draft kind"),
    Row("directives:preview", None, 200, OFFICE, "draft kind"),
    Row("directives:mark-read", None, 302, of="directive"),
    Row("directives:readers", 200, None, OFFICE, "directive"),
    Row("directives:exceptions", 200, None),
    Row("directives:except", 200, 422, OFFICE, "sentence"),
    Row("directives:strike-clause", 200, 422, OFFICE, "sentence"),
    Row("directives:revoke-exception", 200, 422, OFFICE, "exception"),
    Row("directives:change-clause", 200, 422, OFFICE, "clause"),
    Row("directives:move-clause", None, 200, OFFICE, "clause"),
    Row("directives:duplicate-clause", None, 200, OFFICE, "clause"),
    Row("directives:remove-clause", None, 200, OFFICE, "clause"),
    # -- weekly rosters: whoever may not see a unit's roster is not told that it exists
    Row("rosters:week", 302, None, EDITORS | OVERSEERS),
    Row("rosters:week-unit", 200, None, EDITORS | OVERSEERS, "unit week"),
    Row("rosters:cell", 200, None, EDITORS | WORKERS, "unit week person monday", others=404),
    Row("rosters:open", None, 302, EDITORS, "unit week"),
    Row("rosters:cells", None, 200, EDITORS | WORKERS, "roster", but=WORKERS, others=404),
    Row("rosters:act", None, 409, EDITORS | WORKERS, "roster act", but=WORKERS, others=404),
    Row("rosters:copy", 200, None, EDITORS, "roster"),
    Row("rosters:ahead", 200, None, EDITORS, "unit"),
    Row("rosters:patterns", 200, 422, EDITORS, "unit"),
    Row("rosters:rename-pattern", None, 302, EDITORS, "pattern"),
    Row("rosters:drop-pattern", None, 302, EDITORS, "pattern"),
    Row("reports:turns", 200, None, EDITORS | WORKERS, "unit"),
    Row("reports:turns-file", 200, None, EDITORS | WORKERS, "unit"),
    Row("rosters:board", 302, None, OVERSEERS),
    Row("rosters:board-week", 200, None, OVERSEERS, "week"),
    Row("rosters:board-decide", None, 302, DECIDERS, "week"),
    Row("rosters:agency-week", 200, None, OVERSEERS, "week"),
    Row("rosters:agency-week-file", 200, None, OVERSEERS, "week"),
    Row("rosters:board-remind", None, 302, WORKERS, "week"),
    Row("rosters:board-plan", None, 302, DECIDERS, "week", but=frozenset({Role.DIRECTOR})),
    Row("rosters:in-force", 200, None),
    Row("rosters:impact", 200, 422, OFFICE, "draft"),
    Row("rosters:impact-summary", 200, None, OFFICE, "draft"),
    Row("rosters:impact-file", 200, None, OFFICE, "draft"),
    Row("duties:begin-regulation", None, 302, OFFICE),
    Row("duties:draft-impact", 200, None, OFFICE, "draft"),
    Row("rosters:end-impact", 200, None, OFFICE, "directive"),
    Row("rosters:suspend-impact", 200, None, OFFICE, "directive"),
    Row("rosters:except-impact", 302, 422, OFFICE, "sentence"),
    Row("rosters:undo-impact", 200, None, OFFICE, "directive"),
    Row("events:calendar", 302, None),
    Row("events:week", 200, None, of="week"),
    Row("lodging:places", 200, None, EDITORS | WORKERS),
    Row("lodging:new", 200, 422, OFFICE),
    Row("lodging:place", 200, None, EDITORS | WORKERS, "lodging"),
    Row("lodging:edit", 200, 422, OFFICE, "lodging"),
    Row("lodging:rotation", 200, 422, OFFICE, "lodging"),
    Row("lodging:add", None, 422, OFFICE, "lodging"),
    Row("lodging:settle", None, 302, OFFICE, "lodging"),
    Row("lodging:week", 200, None, EDITORS | WORKERS, "lodging week"),
    Row("lodging:file", 200, None, EDITORS | WORKERS, "lodging week"),
    Row("lodging:drop", None, 302, OFFICE, "stay"),
    Row("serving:services", 200, None),
    Row("serving:notice", 200, None),
    Row("serving:new", 200, 422, EDITORS | OFFICE),
    Row("serving:service", 200, 422, EDITORS | OFFICE, "service"),
    Row("serving:way", None, 422, EDITORS | OFFICE, "service"),
    Row("serving:end", None, 302, EDITORS | OFFICE, "spell"),
    Row("serving:public-page", 200, 422, OFFICE),
    Row("serving:public", 200, None, of="public_page", open=True),
    Row("support:proposals", 200, 422, DECIDERS),
    Row("support:rates", 200, 422, OFFICE),
    Row("support:rate", 200, 422, OFFICE, "rate"),
    Row("support:proposal", 200, None, DECIDERS, "proposal"),
    Row("support:file", 200, None, DECIDERS, "proposal"),
    Row("support:except", None, 404, OFFICE, "proposal"),
    Row("support:act", None, 302, DECIDERS, "proposal step"),
    Row("events:search", 200, None),
    Row("events:resources", 200, 422, OFFICE),
    Row("events:resource", 200, 422, OFFICE, "resource"),
    Row("events:new", 200, 422, EDITORS | OFFICE, "week"),
    Row("events:copy", 200, 302, EDITORS | OFFICE, "week"),
    Row("events:approve", None, 302, frozenset({Role.DIRECTOR}), "week"),
    Row("events:publish", None, 302, DECIDERS, "week"),
    Row("events:edition", 200, None, of="week edition"),
    Row("events:file", 200, None, of="week edition"),
    Row("events:item", 200, 422, EDITORS | OFFICE, "item"),
    Row("events:cancel", None, 302, EDITORS | OFFICE, "item"),
    Row("hours:hours", 302, None, EDITORS | OVERSEERS | KEEPERS),
    Row("hours:unit", 200, None, EDITORS | OVERSEERS | KEEPERS, "unit week"),
    Row("hours:enter", 200, 422, KEEPERS, "unit week"),
    Row("hours:import", 200, 422, KEEPERS),
    Row("hours:preview", 302, None, KEEPERS),
    Row("hours:confirm", None, 302, KEEPERS),
    Row("hours:cancel", None, 302, KEEPERS),
    Row("hours:template", 200, None, KEEPERS),
    Row("assignments:mine", 200, None),
    Row("assignments:units", 302, None, EDITORS | WORKERS),
    Row("assignments:unit", 200, None, EDITORS | WORKERS, "unit week"),
    Row("assignments:give", None, 422, EDITORS, "unit week"),
    Row("assignments:repeat", None, 302, EDITORS, "unit week"),
    Row("assignments:overview", 200, None, EDITORS | WORKERS, "week"),
    Row("assignments:letters", 200, 422, KEEPERS),
    Row("assignments:task", 200, None, EDITORS | WORKERS, "task", others=404),
    Row("assignments:file", 200, None, EDITORS | WORKERS, "result", others=404),
    Row("assignments:report", None, 403, EDITORS | WORKERS, "task", others=404),
    Row("assignments:judge", None, 422, EDITORS | WORKERS, "task", NO_JUDGES, others=404),
    Row("declarations:mine", 200, None),
    Row("declarations:declare", None, 404, of="seal"),
    Row("declarations:renew", None, 404, of="seal"),
    Row("declarations:unit", 200, None, EDITORS | WORKERS, "unit week"),
    Row("declarations:remind", None, 302, EDITORS, "unit"),
    Row("declarations:answers", None, 200, OFFICE | {Role.HEAD}, "person"),
    Row("declarations:on-paper", 200, None, OFFICE | {Role.HEAD}, "on_paper"),
    Row("declarations:declare-on-paper", None, 404, OFFICE | {Role.HEAD}, "on_paper seal"),
    Row("declarations:care", 200, 422, KEEPERS),
    Row("assignments:change", 200, 422, EDITORS | WORKERS, "task", WORKERS, others=404),
    Row("duties:rosters", 200, None),
    Row("duties:new", 200, 422, DUTY_KEEPERS),
    Row("duties:open-next", None, 302, OFFICE),
    Row("duties:roster", 200, None, EDITORS | WORKERS, "duty_roster", others=404),
    Row("duties:workbook", 200, None, EDITORS | WORKERS, "duty_roster", others=404),
    Row("duties:import", 200, 422, EDITORS | WORKERS, "duty_roster", WORKERS - OFFICE, others=404),
    Row(
        "duties:import-preview", 302, None, EDITORS | WORKERS, "duty_roster", WORKERS - OFFICE, 404
    ),
    Row(
        "duties:import-confirm", None, 302, EDITORS | WORKERS, "duty_roster", WORKERS - OFFICE, 404
    ),
    Row("duties:import-cancel", None, 302, EDITORS | WORKERS, "duty_roster", WORKERS - OFFICE, 404),
    Row("duties:turns", None, 400, EDITORS | WORKERS, "duty_roster", others=404),
    Row(
        "duties:act",
        None,
        409,
        EDITORS | WORKERS,
        "duty_roster act",
        but=WORKERS - OFFICE,
        others=404,
    ),
    Row("duties:posts", 200, None, DUTY_KEEPERS),
    Row("duties:new-post", 200, 422, DUTY_KEEPERS),
    Row("duties:post", 200, 422, DUTY_KEEPERS, "duty_post"),
    Row("duties:put-post-away", None, 302, DUTY_KEEPERS, "duty_post"),
    Row("duties:take-post-up", None, 302, DUTY_KEEPERS, "duty_post"),
    Row("duties:new-shift", 200, 422, DUTY_KEEPERS, "duty_post"),
    Row("duties:shift", 200, 422, DUTY_KEEPERS, "duty_shift"),
    Row("duties:put-shift-away", None, 302, DUTY_KEEPERS, "duty_shift"),
    Row("duties:qualify", None, 422, DUTY_KEEPERS, "duty_post"),
    Row("duties:end-qualification", None, 302, DUTY_KEEPERS, "qualification"),
    Row("duties:releases", 200, 422, DUTY_KEEPERS),
    Row("duties:end-release", None, 302, DUTY_KEEPERS, "release"),
    Row("duties:release-note", None, 200, DUTY_KEEPERS, "release", but=UNRESTRICTED),
    Row("duties:sheet", 200, None, DUTY_KEEPERS),
    Row("duties:sheet-file", 200, None, DUTY_KEEPERS),
    Row("duties:leave-rates", 200, 422, OFFICE),
    Row("duties:now", 200, None),
    Row("duties:mine", 200, None),
    Row("duties:swaps", 200, None),
    Row("duties:swap-policy", None, 302, OFFICE),
    Row("duties:swap", 200, None, TURN_CARERS, "swap", others=404),
    Row("duties:answer-swap", None, 400, TURN_CARERS, "swap", others=404),
    Row("duties:turn", 200, None, TURN_CARERS, "duty_turn", others=404),
    Row("duties:ask-swap", None, 422, TURN_CARERS, "duty_turn", others=404),
    Row("duties:hand-over", None, 422, TURN_CARERS, "duty_turn", others=404),
    Row("duties:mark-absent", None, 302, TURN_CARERS, "duty_turn", others=404),
    Row("duties:call-in", None, 404, TURN_CARERS, "duty_turn", others=404),
    Row("duties:handovers", 200, None),
    Row("duties:take-shift", None, 302, TURN_CARERS, "handover", others=404),
    Row("duties:remark-handover", None, 302, TURN_CARERS, "handover", others=404),
    # -- the record
    Row("inspection:record", 200, None, INSPECTORS),
    Row("inspection:file", 200, None, INSPECTORS),
    # -- seasons of duty
    Row("seasons:seasons", 200, None, EDITORS | WORKERS),
    Row("seasons:new", 200, 422, OFFICE),
    Row("seasons:season", 200, None, EDITORS | WORKERS, "season"),
    Row("seasons:edit", 200, 422, OFFICE, "season"),
    Row("seasons:call-off", None, 302, OFFICE, "season"),
    Row("seasons:remind", None, 302, OFFICE, "season"),
    Row("seasons:plan", None, 302, OFFICE, "season"),
    Row("seasons:stop", None, 302, OFFICE, "season"),
    Row("seasons:begin-agency", None, 302, DUTY_KEEPERS, "season", but=EDITORS),
    Row("seasons:begin", None, 302, DUTY_KEEPERS, "season unit"),
    Row("seasons:decide", None, 302, DECIDERS, "season"),
    Row("seasons:list", 200, None, EVERYBODY, "season"),
    Row("seasons:list-file", 200, None, EVERYBODY, "season"),
    Row("feeds:feed", 404, None, of="token", open=True),
    Row("feeds:mine", 200, None),
    Row("feeds:card", 200, None),
    Row("feeds:renew", None, 302),
    Row("feeds:end", None, 302),
    # -- campaigns, teams, calls, coverage
    Row("mobilisation:campaigns", 200, None, SEERS),
    Row("mobilisation:new", 200, 422, DECIDERS),
    Row("mobilisation:skills", 200, 422, DECIDERS),
    Row("mobilisation:holders", 200, 302, DECIDERS, "skill"),
    Row("mobilisation:keep", None, 302, DECIDERS),
    Row("mobilisation:campaign", 200, None, SEERS, "campaign", others=404),
    Row("mobilisation:edit", 200, 422, DECIDERS, "campaign"),
    Row("mobilisation:figures", 200, None, SEERS, "campaign"),
    Row("mobilisation:figures-file", 200, None, SEERS, "campaign"),
    Row("outgoing:send-mobilised", None, 302, DECIDERS, "campaign"),
    Row("mobilisation:new-team", 200, 422, DECIDERS, "campaign"),
    Row("mobilisation:team", 200, None, SEERS, "team", others=404),
    Row("mobilisation:edit-team", 200, 422, DECIDERS, "team"),
    Row("mobilisation:call", 200, 422, DECIDERS, "team"),
    Row("mobilisation:helper", 200, 422, DECIDERS, "team"),
    Row("mobilisation:mine", 200, None),
    Row("mobilisation:called", 302, None, SEERS, "mobilised", others=404),
    Row("mobilisation:answer", None, 400, SEERS, "mobilised", others=404),
    Row("mobilisation:there", None, 302, SEERS, "mobilised", others=404),
    Row("mobilisation:home", None, 302, DECIDERS, "mobilised"),
    Row("mobilisation:coverages", 200, None, SEERS),
    Row("mobilisation:follow", 200, 422, DECIDERS),
    Row("mobilisation:coverage", 200, None, SEERS, "covered"),
    Row("mobilisation:covered-names", None, 200, OFFICE | {Role.HEAD}, "covered unit", others=404),
    Row("mobilisation:record-covered", None, 302, OFFICE | {Role.HEAD}, "covered unit", others=404),
    # -- coming in for urgent work, and summons
    Row("calls:board", 200, None, CALLERS),
    Row("calls:door", 200, 422, CALLERS),
    Row("calls:mine", 200, None),
    Row("calls:ask", 200, 403),
    Row("calls:request", 200, None, CALLERS, "coming", others=404),
    Row("calls:decide", None, 400, CALLERS, "coming", others=404),
    Row("calls:withdraw", None, 302, CALLERS, "coming", others=404),
    Row("calls:certificate", 200, None, CALLERS, "coming", others=404),
    Row("swaps:mine", 200, None),
    Row("swaps:day", 302, 403, of="day"),
    Row("swaps:person", 200, None, EDITORS, "person", others=404),
    Row("swaps:persons-day", 200, 422, EDITORS, "person day", others=404),
    Row("swaps:swap", 200, None, TURN_CARERS, "day_swap", others=404),
    Row("swaps:answer", None, 400, TURN_CARERS, "day_swap", others=404),
    Row("calls:summon", 200, 422, CALLERS),
    Row("calls:summons", 200, None, CALLERS, "summons", others=404),
    Row("calls:off", None, 422, CALLERS, "summons", others=404),
    Row("calls:called", 302, None, CALLERS, "summoned", others=404),
    Row("calls:answer", None, 400, CALLERS, "summoned", others=404),
    Row("calls:came", None, 302, CALLERS, "summoned"),
    Row("ownweek:mine", 302, None),
    Row("ownweek:seen", None, 302),
    Row("ownweek:manifest", 200, None, open=True),
    Row("ownweek:worker", 200, None, open=True),
    Row("ownweek:week", 200, None, EVERYBODY, "week"),
    # -- what was sent
    Row("outgoing:today", 200, None),
    Row("outgoing:today-on", 200, None, EVERYBODY, "day"),
    Row("outgoing:list", 200, None, OVERSEERS),
    Row("outgoing:day", 200, None, OVERSEERS, "day"),
    Row("reports:punctuality", 200, None, OVERSEERS),
    Row("reports:punctuality-file", 200, None, OVERSEERS),
    Row("reports:departures", 200, None, OVERSEERS),
    Row("reports:departures-file", 200, None, OVERSEERS),
    Row("outgoing:held", 200, None, KEEPERS),
    Row("outgoing:release", None, 302, KEEPERS),
    Row("outgoing:send-today", None, 302, OFFICE),
    Row("outgoing:correct", None, 422, OFFICE, "day"),
    Row("outgoing:reminders", 200, None, OVERSEERS, "monday"),
    Row("outgoing:run", 200, None, OVERSEERS, "run"),
    Row("outgoing:try-now", None, 302, OFFICE, "run"),
    Row("outgoing:mail", 200, None, OVERSEERS, "mail"),
    Row("outgoing:mail-html", 200, None, OVERSEERS, "mail"),
    Row("outgoing:mail-file", 200, None, OVERSEERS, "mail"),
    Row("outgoing:live", 200, None, open=True),
    Row("outgoing:ready", 503, None, open=True),
)


@pytest.fixture(scope="module")
def worlds(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[World, World]]:
    """This agency and another one, built once: what a test changes is taken back after it."""
    with django_db_blocker.unblock(), transaction.atomic(), clock.freeze(NOW):
        yield make_world("Sở Này"), make_world("Sở Kia")
        transaction.set_rollback(True)


@pytest.fixture
def own(worlds: tuple[World, World]) -> World:
    return worlds[0]


@pytest.fixture
def other(worlds: tuple[World, World]) -> World:
    return worlds[1]


@pytest.fixture(scope="module")
def kept_pages() -> dict[Role, dict[str, SeenPage]]:
    """Filled by the first test that reads the pages of a role."""
    return {}


@pytest.fixture
def pages_of(
    own: World, client_of: SignIn, kept_pages: dict[Role, dict[str, SeenPage]]
) -> Callable[[Role], dict[str, SeenPage]]:
    """What each address answers to somebody who asks for it in their own agency."""

    def seen(role: Role) -> dict[str, SeenPage]:
        if role not in kept_pages:
            client = client_of(make_holder(role, own))
            answers = {
                row.name: ask(client, row, "GET", own, {}) for row in ROWS if row.get is not None
            }
            kept_pages[role] = {
                name: SeenPage(answer.status_code, answer.content.decode(errors="replace"))
                for name, answer in answers.items()
            }
        return kept_pages[role]

    return seen


def make_holder(role: Role, world: World) -> User:
    """Somebody who acts as `role` in the agency of `world`, in its unit where the role asks for
    one.
    """
    unit = Unit.objects.get(pk=world.unit)
    return make_user(role, unit.agency, unit)


def address(row: Row, world: World) -> str:
    return reverse(row.name, args=[getattr(world, part) for part in row.of.split()])


def ask(client: Client, row: Row, method: str, world: World, headers: dict[str, str] = HTMX) -> Any:
    """What the address answers; what it wrote is taken back, so that the next question finds the
    same world.
    """
    url, cookies = address(row, world), deepcopy(client.cookies)
    with transaction.atomic():
        answer = (
            client.get(url, headers=headers)
            if method == "GET"
            else client.post(url, posted(world), headers=headers)
        )
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def posted(world: World) -> dict[str, str]:
    """A cell of the week, set by somebody who saw another version of it; every other form finds
    its fields empty.
    """
    return {
        "set": f"{world.person}:{WEEK.days[1]}=tn",
        "version": "999",
        "decision": "publish",
    }


def addresses(found: URLResolver | None = None, space: str = "") -> Iterator[str]:
    for pattern in (found or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver) and pattern.namespace == "admin":
            continue  # config/tests/test_technical.py asks these
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name}"
        else:
            yield from addresses(pattern, f"{pattern.namespace}:" if pattern.namespace else space)


def test_every_address_has_its_row() -> None:
    assert sorted(row.name for row in ROWS) == sorted(addresses())


def roles(*some: Role) -> list[Any]:
    """Parameters, of which all but one ask one database only."""
    marks = {role: () if role is AGAIN else (pytest.mark.one_database,) for role in some}
    return [pytest.param(role, marks=marks[role], id=role) for role in some]


def cells_for(role: Role) -> list[tuple[Row, str, str]]:
    """What there is to ask: everything of one's own agency, and of another what one could ask at
    home.
    """
    asked = [
        (row, method)
        for row in ROWS
        for method, answer in (("GET", row.get), ("POST", row.post))
        if answer is not None
    ]
    elsewhere = [
        (row, method, "other") for row, method in asked if row.is_of_an_agency and role in row.who
    ]
    return [(row, method, "own") for row, method in asked] + elsewhere


@pytest.mark.parametrize("role", roles(*Role))
def test_each_role_gets_what_the_table_says(
    role: Role,
    own: World,
    other: World,
    client_of: SignIn,
    pages_of: Callable[[Role], dict[str, SeenPage]],
) -> None:
    client, whole, cells = (
        client_of(make_holder(role, own)),
        {"own": own, "other": other},
        cells_for(role),
    )
    seen = pages_of(role) if role in LOOKED_AT else {}

    found = {
        (row.name, method, whose): seen[row.name].status
        if seen and (method, whose) == ("GET", "own")
        else ask(client, row, method, whole[whose]).status_code
        for row, method, whose in cells
    }

    assert found == {
        (row.name, method, whose): row.expected(role, method, whose) for row, method, whose in cells
    }


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_an_address_that_has_no_such_method_says_so(
    method: str, own: World, client: Client
) -> None:
    without = [row for row in ROWS if (row.get if method == "GET" else row.post) is None]

    found = {row.name: ask(client, row, method, own).status_code for row in without}

    assert found == {row.name: 405 for row in without}


def test_a_stranger_is_led_to_the_sign_in_page(own: World, client: Client) -> None:
    """And from there back to the page; what a button would have done is not done later."""
    closed = [row for row in ROWS if not row.open]

    found = {
        row.name: client.generic("GET" if row.get else "POST", address(row, own)) for row in closed
    }

    assert {name: answer.headers.get("Location") for name, answer in found.items()} == {
        row.name: f"/sign-in/?next={quote(address(row, own)) if row.get else '/'}" for row in closed
    }


def test_somebody_without_a_role_or_a_post_sees_only_their_account(
    own: World, client_of: SignIn
) -> None:
    client = client_of(make_user())
    closed = [row for row in ROWS if not row.open and not row.name.startswith("accounts:")]

    found = {
        row.name: ask(client, row, "GET" if row.get else "POST", own).status_code for row in closed
    }

    assert found == {row.name: 403 for row in closed}


def test_no_form_is_taken_from_another_site(own: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_holder(Role.CHIEF_OF_OFFICE, own))
    changing = [row for row in ROWS if row.post is not None]

    found = {row.name: ask(client, row, "POST", own).status_code for row in changing}

    assert found == {row.name: 403 for row in changing}


@pytest.mark.parametrize(
    "role", roles(Role.CHIEF_OF_OFFICE, Role.ADMIN, Role.DIRECTOR, Role.HEAD, Role.STAFF)
)
def test_no_page_tells_of_another_agency(
    role: Role,
    own: World,
    other: World,
    client_of: SignIn,
    pages_of: Callable[[Role], dict[str, SeenPage]],
) -> None:
    """Not even when it is asked to: the filters and openings that pages know are given things of
    the other agency.
    """
    client = client_of(make_holder(role, own))
    asking: dict[str, Any] = {
        "unit": other.unit,
        "open": other.roster,
        "day": WEEK.monday.strftime("%d/%m/%Y"),
    }
    pages = [row for row in ROWS if row.get == 200 and role in row.who]

    plain = {row.name: pages_of(role)[row.name].text for row in pages}
    asked = {
        row.name: client.get(address(row, own), asking).content.decode(errors="replace")
        for row in pages
    }

    assert [
        name for page in (plain, asked) for name, text in page.items() if other.mark in text
    ] == []
    assert own.mark in plain["directives:list"]


PRESENT = re.compile(r'<a\s+href="([^"]+)"\s+aria-current="page"')
IN_THE_MENU_OF_THE_PERSON = ("accounts:", "units:delegat")  # and delegations for keepers in a list


@pytest.mark.one_database
@pytest.mark.parametrize("role", LOOKED_AT)
def test_every_page_that_has_a_bar_marks_one_place_in_it_as_the_present_one(
    role: Role, pages_of: Callable[[Role], dict[str, SeenPage]]
) -> None:
    pages = {
        row.name: pages_of(role)[row.name].text
        for row in ROWS
        if row.get == 200 and role in row.who and not row.name.startswith(IN_THE_MENU_OF_THE_PERSON)
    }
    bars = {
        name: re.search(r'(?s)<nav class="mainnav".*?</nav>', page) for name, page in pages.items()
    }

    found = {name: len(PRESENT.findall(bar[0])) for name, bar in bars.items() if bar}

    assert {name: number for name, number in found.items() if number != 1} == {}
    assert len(found) >= 10
