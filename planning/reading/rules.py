"""The rules of the grammar, in the order they are tried: what is said more precisely comes first."""

from planning.reading.grammar import Make, Rule
from planning.reading.making import (
    at_meeting,
    at_post_but_exempt,
    between,
    closed,
    counted,
    ending,
    even,
    exempt,
    filed_and_approved,
    home_by_condition,
    hours,
    in_room,
    lasting,
    longer,
    nothing,
    one_leader,
    paperwork,
    per_person,
    plain,
    proofs,
    quota,
    ratio,
    reasons,
    reduced,
    remote_by_default,
    share_of_time,
    starting,
    stay,
    still_open,
    tagged,
    turn,
)  # fmt: skip
from planning.reading.parts import GRAMMAR


def _rules(*lines: tuple[str, Make]) -> tuple[Rule, ...]:
    return tuple(Rule(GRAMMAR.compiled(pattern), make) for pattern, make in lines)


MEETINGS = _rules(
    ("meeting around* (most | Only) filler* Persons Room?", at_meeting),
    ("(Stop | Not) filler* Meeting (filler | Office)* Over Persons", at_meeting),
    ("Not filler? Gather (people | filler)* (Over Persons | Persons OrMore) Room?", at_meeting),
    ("Gather (people | filler)* most Persons Room?", at_meeting),
    ("(Arrange | people)* most Persons (filler | Each | least)* Distance", at_meeting),
    ("most Persons (filler | people)* (Meeting | Gather)", at_meeting),
    ("(Stop | Not) (filler | people)* Meeting (Office | Unit | people)* (Except (Meeting | Reason | Case | Handle)+)?", at_meeting),
    ("Room (filler | people | Only)* most? Persons", in_room),
    ("(most | Only) filler* Persons filler* Room", in_room),
)
PEOPLE_DAYS = _rules(
    ("Each (filler | people)* (at_office | at_home)? (most | least | Only)? filler* PerWeek (filler)* (at_office | at_home)?", per_person),
    ("(most | least) filler* PerWeek (filler | people)* (at_office | at_home)", per_person),
    ("(at_office | at_home) filler* (most | least) filler* PerWeek", per_person),
    ("least Share filler* OfTime (filler | people)* at_office?", share_of_time),
    ("Quota (filler | people)* (most | Only)? Share", quota),
    ("(most | Only) filler* Share (filler | people)* Quota", quota),
    ("(Only | Must | at_office) (filler | people | Have)* Quota", quota),
)
STAYING = _rules(
    ("(All | Share)? staffed Stay (Stay | Office | filler)*", stay),
)
LEADERS = _rules(
    ("(Arrange | Must)* (least | Only)? Leaders (Duty | at_office | filler)*", one_leader),
    ("Rotate (filler | Duty)* (leaders | Rank)+ (filler | at_office | Duty)*", plain("head_deputy_rotation")),
    ("(leaders | Rank)+ filler* Rotate (filler | at_office | Duty)*", plain("head_deputy_rotation")),
    ("HeadOrDeputy filler* (at_office | Duty)", plain("head_deputy_rotation")),
    ("Rank (filler | people)* (at_office | Duty)", tagged("rank_must_be_onsite", "Rank")),
    ("(Must | Arrange | Have)+ Leader+ (Unit | filler)* (Duty | at_office)", one_leader),
    ("Leader (filler)* Must filler* (at_office | Duty)", plain("head_must_be_onsite")),
    ("Head+ (filler | Leader)* Must filler* (at_office | Duty)", plain("head_must_be_onsite")),
    ("Must Head+ filler* (at_office | Duty)", plain("head_must_be_onsite")),
)
STRENGTH = _rules(
    ("AsFor? (Sector | Role | Staff | filler)* All Strength (filler | at_office)*", tagged("full_strength", "Sector", "Role")),
    ("All (people | filler)* at_home", plain("all_remote")),
    ("(people | filler)* at_home filler* All", plain("all_remote")),
    ("AsFor? (Sector | Role)+ (filler | people)* All (filler | at_office | people)*", tagged("full_strength", "Sector", "Role")),
    ("All (people | Sector | Role | filler)* at_office Normal*", tagged("full_strength", "Sector", "Role")),
    ("staffed at_office (filler | people)* All", plain("full_strength")),
    ("staffed Normal filler* at_office", plain("full_strength")),
    ("Staff staffed at_office Normal", plain("full_strength")),
)
SHARES = _rules(
    ("most staffed Share (filler | people)* Persons (filler | people)* at_office", ratio),
    ("staffed Share Share (filler | people)* (at_office | at_home)", between),
    ("staffed Even (filler | people | Share | Office | Home)*", even),
    ("staffed Share (filler | people)* at_office (filler | people)* Share (filler | people)* at_home", even),
    ("staffed Share (filler | people)* at_home (filler | people)* Share (filler | people)* at_office", even),
    ("Reduce (filler | people)* (least | most)? Share (filler | people)* (at_office | at_home)?", reduced),
    ("(most | least | Only)* staffed (most | least)? Share OrMore? OrLess? (filler | people)* at_home", ratio),
    ("(most | least | Only)* staffed (most | least)? Share OrMore? OrLess? (filler | people)* at_office", ratio),
    ("(at_home | at_office) staffed (most | least | Only)* Share (Unit | people | OrMore | OrLess)*", ratio),
    ("(Arrange | Must | people) staffed (most | least | Only)+ staffed Share (people | Unit)*", ratio),
)
COUNTS = _rules(
    (
        "(CannotRemote | CanRemote)? (Arrange | Only | people)* (most | Only) (Arrange | Must)* Persons staffed at_office",
        counted("headcount_cap", "Persons"),
    ),
    (
        "(CannotRemote | CanRemote)* (filler | Reason | Handle)* (Arrange | Only)+ (most | Only)+ filler* Persons",
        counted("headcount_cap", "Persons"),
    ),
    ("at_office staffed (most | Only) Persons", counted("headcount_cap", "Persons")),
    ("Arrange most Persons", counted("headcount_cap", "Persons")),
    ("Only Arrange* Persons (filler | people)* (at_office | Duty)", counted("headcount_cap", "Persons")),
    ("(Arrange | Must | Have)* least Persons (filler | people)* (at_office | Duty)", counted("min_onsite_count", "Persons")),
    ("(Arrange | Must | Have)+ Persons (filler | people)* (at_office | Duty)", counted("min_onsite_count", "Persons")),
    ("(at_office | Duty) filler* least Persons", counted("min_onsite_count", "Persons")),
    ("Unit filler* (Must | Arrange | Have)+ least? Persons", counted("min_onsite_count", "Persons")),
)
POSTS = _rules(
    ("Arrange+ (Duty | Work)* Role (Duty | Work | at_office | Handle Reason)*", tagged("role_must_be_onsite", "Role")),
    ("(Sector | Role)+ (filler | people | Duty)* (at_office | Work) (filler | Handle | Normal)* left_out", at_post_but_exempt),
    ("(Except | AsFor)? Role (filler | people)* (at_office | Duty | Work) (Handle | Normal)*", tagged("role_must_be_onsite", "Role")),
    ("(Sector | Role)+ (filler | people)* left_out", exempt),
    (
        "This? (NotCounted | Except)+ (filler | people)* (Sector | Role | Condition)+ ((filler | people)* (Sector | Role | Condition | Special))*",
        exempt,
    ),
    ("NotCounted", exempt),
    ("Except (filler | people | Special | OfficeDuty | Duty | Sector | Role | Condition | leaders | Reason | Case | Handle)+", exempt),
)
CONDITIONS = _rules(
    ("Advice? (people | filler)* condition (people | filler | While | From | To)* at_home", home_by_condition),
    ("ToOffice (people | filler | While)* condition (people | filler | condition)*", home_by_condition),
    ("condition (people | filler)* ToOffice", home_by_condition),
    ("Not (people | filler)* condition (people | filler)* at_office", home_by_condition),
    ("(Arrange | Advice) (people | filler)* at_home (people | filler)* condition", home_by_condition),
    (
        "(Only | Must | at_office | Have) (people | filler | Only | Have | at_office | Proof)* Proof (people | filler | Have)* at_office?",
        proofs,
    ),
    ("Proof (people | filler | Only | May | Have)* at_office", proofs),
    ("Proof filler* Daily?", lambda found: proofs(found) if found.values("Proof") == ["temperature-checked"] else None),
)
CONSENT = _rules(
    (
        "at_home (filler | people)* (Must | Consent) (filler | answerable)* Consent?",
        lambda found: plain("remote_requires")(found) if found.has("Consent") else None,
    ),
    (
        "(Special | Unit | people | Authority | Report | answerable | filler)* Consent (filler | answerable | Plan | people | Arrange)*",
        plain("written_exception"),
    ),
    (
        "(Special | Over | Case) (people | filler | Over | at_office | answerable)* (Report | Ask) (answerable | filler | File | people | Handle)* (Decide | Approve | Consent)",
        plain("written_exception"),
    ),
    ("Special (Report | Authority | filler | File | people | Handle)* Decide", plain("written_exception")),
    ("Report (answerable | filler | File)* Decide", nothing),
    (
        "(answerable | filler)* Decide (people | filler | Roster | Plan | Strength)* (Arrange | Roster | Plan) (?!Meeting) (people | filler | Strength | at_home)*",
        plain("head_discretion"),
    ),
    ("(Head | Leader) (filler | Freely)* DrawUp (Plan | people | filler)* at_home", plain("head_discretion")),
    (
        "Freely (filler | answerable | Decide)* (Roster | Plan | DrawUp | Arrange (people | Roster | Plan)) (Roster | Plan | people | at_home | Office | filler)*",
        plain("head_discretion"),
    ),
)
REASONS = _rules(
    ("Only (people | filler | at_office)* Case (because | filler | at_office)*", reasons),
    ("Case (people | filler | Only | Must | because)* at_office (because)*", reasons),
    ("Only (people | filler)* at_office (people | filler)* (because)+", reasons),
    ("(Allowed | May) filler* at_office (because | Unit)+", reasons),
    (
        "(Case | Reason) (filler | people | at_office | Handle | answerable)* Report (filler | people | answerable | Handle)* at_office",
        reasons,
    ),
    ("Only (people | filler)* (because)+ (filler)* at_office", reasons),
    (
        "(Only | Just)? (people | filler)* at_office (people | filler)* (Case | because)+",
        lambda found: reasons(found) if found.has("Only", "Just") else None,
    ),
    ("(Case | because) (people | filler | Case)* Just (filler)* at_office", reasons),
    ("Handle (Case | because)+", reasons),
)
PAPERWORK = _rules(
    ("File (paper | File | filler | Office | answerable | people | Duty)* due+ (filler | answerable)* Approve paper", filed_and_approved),
    ("Approve (filler | answerable)* paper due*", paperwork("roster_approval")),
    ("due* answerable* Approve (filler | answerable)* (paper | Weekly) due*", paperwork("roster_approval")),
    ("paper (filler | answerable)* Approve due*", paperwork("roster_approval")),
    (
        "File (paper | at_home | Roster | Staff | File | filler | Office | answerable | people | Duty)* (paper | Roster) (Office | File | answerable | filler | people)* due+",
        paperwork("roster_filing"),
    ),
    (
        "(DrawUp | Arrange)? (paper | Roster) (filler | answerable | people | Office)* File (answerable | filler | paper)* due*",
        paperwork("roster_filing"),
    ),
    ("File (filler | answerable)* Roster", paperwork("roster_filing")),
    ("DrawUp (Roster | List (filler | people)* (at_office | Duty)) (filler | answerable | people | due)*", paperwork("roster_filing")),
    (
        "File (filler | people)* List (filler | people | answerable)* (at_office | Duty | due) (answerable | filler | due)*",
        paperwork("roster_filing"),
    ),
    ("Report (answerable | filler | people)* due+", paperwork("reporting")),
    ("due (answerable | filler | people)* Report answerable*", paperwork("reporting")),
    ("Report answerable (answerable | filler)*", paperwork("reporting")),
)
TURNS = _rules(
    ("Teams (filler | people | Rotate | at_office)* Apart", plain("team_separation")),
    ("Apart (filler | people)* Teams", plain("team_separation")),
    ("(Rotate | filler | people)* (ByWeek | AlternateWeeks | AlternateDays)+ (Rotate | filler)*", turn),
    ("Rotate (filler | people | at_office)* (Weekly | AlternateWeeks | AlternateDays)", turn),
    ("(Arrange | people)* Rotate (people | filler | at_office)*", turn),
    ("(at_office | Schedule | Arrive) filler* Hours", hours),
    ("Hours (filler | people)* at_office", hours),
)
REST = _rules(
    ("Rest (people | filler)* at_home", nothing),
    ("While (people | filler)* at_home", nothing),
    ("(All | people)+ (filler | people)* ToOffice", plain("all_remote")),
    ("Closed (filler | when)*", closed),
    ("Duty (filler | Office | Reason)* Daily", counted("min_onsite_count", "Persons")),
    ("Arrange* (people | Duty)* OfficeDuty Daily", counted("min_onsite_count", "Persons")),
    ("(Arrange | For | Plan) (people | filler | Plan)* at_home", remote_by_default),
    ("Advice (people | filler)* at_home", remote_by_default),
    ("(people | filler)* at_home (filler | Advice | Only | Semi)* End", remote_by_default),
    ("at_home filler* (Schedule | OfTime | Lasting | From)", remote_by_default),
)
PERIOD = _rules(
    ("OpenEnd", still_open),
    ("Extend From? Lasting? (To | ByDecision | More | OpenEnd | Lasting)", longer),
    ("Lasting From?", lasting),
    ("From", starting),
    ("To", ending),
)
RULES = (
    *MEETINGS, *PEOPLE_DAYS, *STAYING, *LEADERS, *STRENGTH, *CONDITIONS, *CONSENT, *POSTS, *SHARES, *COUNTS, *REASONS, *PAPERWORK, *TURNS, *REST,
)  # fmt: skip
