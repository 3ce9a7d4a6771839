"""What the five documents ask for, clause by clause: where it is met, and what fails without it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class MissionRow:
    """One clause: its id, what it asks in our words, the page (a name among the addresses; nothing
    where it has none), how one gets there, the test that fails without it, and the name of its
    picture among those of tools/screens.
    """

    key: str
    asks: str
    page: str
    steps: str
    test: str
    picture: str = ""


_DIRECTIVES: Final = "directives/tests"
_PLANNING: Final = "planning/tests"
ROWS: Final = (
    MissionRow(
        "S0.1",
        "from a date on, units work at home in office hours",
        "directives:directive",
        "enter the document with its first day and the sentence “at home by default”; empty cells of the week say TN",
        f"{_DIRECTIVES}/test_adapters.py::test_an_empty_cell_is_office_work_until_a_directive_says_home",
        "directive",
    ),
    MissionRow(
        "S0.2",
        "head and deputy take turns at the office",
        "rosters:week",
        "plan the week; one leader alone all week is told with its clause",
        f"{_PLANNING}/test_turns.py::test_one_leader_alone_all_week_is_no_rotation",
        "week",
    ),
    MissionRow(
        "S0.3",
        "only necessary work, or on request of the leadership",
        "rosters:week",
        "each day at the office carries a reason of the list; one off the list is named",
        f"{_PLANNING}/test_permitted_reasons.py::test_a_visit_without_a_reason_is_named",
        "week",
    ),
    MissionRow(
        "S0.4",
        "guards and records clerks work as usual",
        "rosters:week",
        "their role must be there, and is in neither number of the cap",
        f"{_PLANNING}/test_count_bound.py::test_who_is_exempt_is_in_neither_number",
        "week",
    ),
    MissionRow(
        "S0.5",
        "heads enter the roster and the weekly work calendar by Friday",
        "events:week",
        "enter events; they are sent with the week of the unit",
        "events/tests/test_publication.py::test_a_units_events_are_sent_and_approved_with_its_week",
        "calendar",
    ),
    MissionRow(
        "S0.6",
        "the Director reviews and approves the next week",
        "rosters:board",
        "on Friday the board approves the lawful weeks in one act",
        "rosters/tests/test_filing_findings.py::test_approval_has_a_deadline_of_its_own",
        "board",
    ),
    MissionRow(
        "S0.7",
        "a support payment for the days at home, carried on when the period is",
        "support:proposals",
        "open a proposal for the period; carry it on with its document",
        "support/tests/test_support.py::test_a_proposal_is_carried_on_with_its_exceptions_once",
    ),
    MissionRow(
        "S0.8",
        "staff declare their health of their own will",
        "declarations:mine",
        "my week asks; the unit's week warns and names nobody who declared",
        "declarations/tests/test_unit.py::test_advice_only_warns_and_who_declared_is_not_named",
    ),
    MissionRow(
        "S0.9",
        "it carries out a document from above",
        "directives:directive",
        "name the document it carries out; whoever stands above may except from it",
        f"{_DIRECTIVES}/test_exceptions.py::test_who_set_a_rule_or_stands_above_may_except_from_it",
        "directive",
    ),
    MissionRow(
        "S0.10",
        "guidance for working at home",
        "directives:attach",
        "attach a note or a file to the document, also after it came into force",
        f"{_DIRECTIVES}/test_attachments.py::test_guidance_is_added_on_the_page_after_the_document_came_into_force",
        "directive",
    ),
    MissionRow(
        "S1.1",
        "at least half at home, until further notice",
        "rosters:week",
        "the counter under each day says how many are missing at home",
        f"{_PLANNING}/test_count_bound.py::test_a_remote_minimum_is_not_met_by_leave",
        "week",
    ),
    MissionRow(
        "S1.2",
        "only duty, classified papers and required tasks at the office",
        "rosters:week",
        "choose the reason in the cell; another one is no reason",
        f"{_PLANNING}/test_permitted_reasons.py::test_a_reason_off_the_list_is_no_reason_even_for_a_post_that_has_one",
        "week",
    ),
    MissionRow(
        "S1.3",
        "heads arrange the week of their own unit",
        "rosters:week-unit",
        "a head opens and plans the own unit's week only",
        "rosters/tests/test_planning.py::test_only_an_editable_roster_is_planned_and_only_by_its_unit",
        "week",
    ),
    MissionRow(
        "S1.4",
        "who is at home can be reached and comes when summoned",
        "calls:summon",
        "summon by name or by what is needed; who says yes stands in the week at once",
        "calls/tests/test_summoning.py::test_who_says_yes_stands_in_the_week_at_once",
        "summon",
    ),
    MissionRow(
        "S1.5",
        "for urgent work one asks the head and comes",
        "calls:ask",
        "ask on the phone; the head decides in one press, judged anew",
        "calls/tests/test_coming.py::test_approved_in_one_press_it_stands_in_the_week_with_a_number",
        "come-in",
    ),
    MissionRow(
        "S1.6",
        "the Office keeps a daily duty to receive and process documents",
        "duties:roster",
        "posts and shifts, the month planned and published; it goes out with the daily list",
        "outgoing/tests/test_duty_list.py::test_a_friday_names_who_is_on_duty_and_who_at_the_weekend",
        "duty-month",
    ),
    MissionRow(
        "S1.7",
        "everybody concerned is told; the number is still blank",
        "directives:readers",
        "put it in force without a number; see who has read it",
        f"{_DIRECTIVES}/test_notices.py::test_everybody_in_scope_is_told_once",
        "directive-readers",
    ),
    MissionRow(
        "S2.1",
        "at most a third at the office; armed forces and health in full strength",
        "rosters:week",
        "the counter says 3 of at most 4 with the clause; units of these sectors are outside",
        f"{_PLANNING}/test_precedence.py::test_whoever_is_to_be_there_in_full_strength_is_outside_the_cap_and_a_mere_role_is_not",
        "week",
    ),
    MissionRow(
        "S2.2",
        "heads of agencies must be there",
        "rosters:week",
        "a day without the head is a breach with its clause",
        f"{_PLANNING}/test_person_state.py::test_the_head_must_be_there_each_day",
        "week",
    ),
    MissionRow(
        "S2.3",
        "fifteen days from midnight",
        "directives:directive",
        "the period with its hour; the last day is reckoned and shown",
        "demo/tests/test_directives.py::test_the_second_document_is_fifteen_days_long",
        "directive",
    ),
    MissionRow(
        "S2.4",
        "meetings stop save some; at most ten people in a room",
        "events:week",
        "an event that breaks it says so with the clause",
        "events/tests/test_work_calendar.py::test_a_meeting_is_told_against_the_clause_it_breaks",
        "calendar",
    ),
    MissionRow(
        "S2.5",
        "who lives in a locked-down area works at home",
        "units:zone",
        "declare the lockdown of the zone with its days; their days are at home",
        "rosters/tests/test_law_in_weeks.py::test_who_lives_where_a_lockdown_was_declared_has_to_stay_at_home_meanwhile",
        "zone",
    ),
    MissionRow(
        "S2.6",
        "work at home is managed by results",
        "assignments:unit",
        "give a task; progress and a result come back, and are taken or returned",
        "assignments/tests/test_results.py::test_progress_then_a_result_with_file_and_link_is_taken",
    ),
    MissionRow(
        "S2.7",
        "a declaration before coming in",
        "declarations:unit",
        "before the week is sent it says who lacks it, with the clause",
        "declarations/tests/test_unit.py::test_before_the_week_is_sent_it_says_who_lacks_it_with_the_clause",
    ),
    MissionRow(
        "S2.8",
        "inspections stop unless needed; citizens are not received at the office",
        "events:week",
        "inspections are checked by purpose, size and consent; the head of the week says what is suspended",
        "serving/tests/test_serving.py::test_the_work_calendar_says_that_citizens_are_not_received",
        "calendar",
    ),
    MissionRow(
        "S2.9",
        "work with legal time limits must not stall",
        "assignments:overview",
        "tasks with a legal date that are late are named",
        f"{_PLANNING}/test_remote_results.py::test_only_what_the_law_dates_in_these_days_and_is_late_is_named",
    ),
    MissionRow(
        "S3.1",
        "units file a plan; only necessary cases at the office",
        "rosters:board",
        "the board shows who has not filed, after the deadline only",
        "rosters/tests/test_filing_findings.py::test_a_week_nobody_filed_is_told_after_the_deadline_only",
        "board",
    ),
    MissionRow(
        "S3.2",
        "a leader on duty in every unit",
        "rosters:week",
        "a day without head or deputy is a breach",
        f"{_PLANNING}/test_count_bound.py::test_one_leader_may_be_head_or_deputy",
        "week",
    ),
    MissionRow(
        "S3.3",
        "plan and duty list arrive before 8:00 every day",
        "outgoing:list",
        "the list is frozen at its hour, mailed, and kept with the replies of the server",
        "outgoing/tests/test_lists.py::test_it_is_frozen_at_its_hour",
        "report",
    ),
    MissionRow(
        "S3.4",
        "more meetings on line",
        "events:item",
        "say how many join on line: they are not in the room",
        f"{_PLANNING}/test_records.py::test_who_joins_online_is_not_in_the_room",
        "calendar-item",
    ),
    MissionRow(
        "S4.1",
        "at most four or two at the office by kind of unit, one of them a leader",
        "rosters:in-force",
        "the clause names the kind of unit; the page of the day says which holds where",
        "demo/tests/test_directives.py::test_a_unit_of_every_kind_can_meet_it",
        "in-force",
    ),
    MissionRow(
        "S4.2",
        "rotation by the week, living in: three on the spot, one route and two points",
        "lodging:place",
        "keep the place with beds and route; plan the rotation, settle it, print the week",
        "lodging/tests/test_lodging.py::test_a_rotation_is_even_has_a_leader_each_week_and_lets_people_rest",
        "lodging-place",
    ),
    MissionRow(
        "S4.3",
        "units with special approval follow the number in writing",
        "directives:except",
        "record the exception at the clause: number, document, approver, period",
        f"{_DIRECTIVES}/test_exceptions.py::test_the_office_records_an_exception_and_everybody_reads_it",
        "exceptions",
    ),
    MissionRow(
        "S4.4",
        "suspended units keep guards and fire watch only",
        "units:unit",
        "tick that the unit is suspended; the closure lets in its guards alone",
        "demo/tests/test_directives.py::test_a_suspended_unit_keeps_its_guards_and_nobody_else",
        "units",
    ),
    MissionRow(
        "S4.5",
        "people are mobilised to teams; lists, reports, second dose",
        "mobilisation:campaigns",
        "open a campaign, let the fewest who fit be proposed, call them; count by unit and by what they fulfil",
        "mobilisation/tests/test_calling.py::test_who_accepts_leaves_the_week_of_their_unit_with_the_campaign_and_the_team",
    ),
    MissionRow(
        "S4.6",
        "the head decides numbers for the task force",
        "directives:except",
        "the clause says who else may except from it; the decision has its paper and its end, and the Office is told a week before",
        f"{_DIRECTIVES}/test_exceptions.py::test_a_rule_may_name_who_else_excepts_from_it",
        "exceptions",
    ),
    MissionRow(
        "S4.7",
        "the counter moves on line",
        "serving:services",
        "say how the service is given, since when and by which clause; anybody reads it on the public page",
        "serving/tests/test_serving.py::test_anybody_reads_the_public_page_and_no_person_is_named_there",
        "public-services",
    ),
    MissionRow(
        "S4.8",
        "it holds for central agencies seated in the city too",
        "directives:units",
        "say where the agency is seated; the page of the document says which units it reaches and why",
        f"{_DIRECTIVES}/test_reaching.py::test_an_order_of_the_city_reaches_what_is_seated_there_whoever_it_belongs_to",
        "directive-units",
    ),
)
COUNTS: Final = (10, 7, 9, 4, 8)
"""How many clauses each of the documents S0 to S4 has."""
