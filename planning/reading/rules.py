"""The rules of the grammar, in the order they are tried: what is said more precisely comes first."""

from planning.reading.grammar import Make, Rule
from planning.reading.making import (
    at_meeting,
    at_post_but_exempt,
    between,
    closed,
    counted,
    day_about,
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
    reasons_unless_called,
    reduced,
    reduced_to,
    remote_by_default,
    share_of_time,
    starting,
    stay,
    still_open,
    tagged,
    turn,
)  # fmt: skip
from planning.reading.parts import GRAMMAR


def _rules(*lines: tuple[str, Make], weak: bool = False) -> tuple[Rule, ...]:
    return tuple(Rule(GRAMMAR.compiled(pattern), make, weak) for pattern, make in lines)


OTHERS = _rules(
    ("Public anything*", nothing),
    ("Share? Money anything*", nothing),
    ("OpenEnd Have? Proof", nothing),
    ("anything* Persons anything* Outside", nothing),
    ("(Arrange | Must)* (least | Only)? Leaders (LeaderDuty | Duty | at_work | filler)*", one_leader),
    ("(Must | Arrange | Have)+ LeaderDuty (filler | Office)*", one_leader),
    ("LeaderDuty (at_office | Daily | Weekly)", one_leader),
)
MEETINGS = _rules(
    ("most Persons (filler | Gather)* WorkRoom", in_room),
    ("WorkRoom (filler | people | Only)* most? Persons", in_room),
    ("meeting around* (most | Only) filler* Persons room?", at_meeting),
    ("(Stop | Not) filler* Meeting+ (filler | Office | Meeting | Gather)* Over Persons", at_meeting),
    ("Only Meeting (filler | Office)* While* (filler | Handle)* (Case | Reason)+", at_meeting),
    ("Not filler? Gather (people | filler)* (Over Persons | Persons OrMore) room?", at_meeting),
    ("Gather (people | filler)* most Persons room?", at_meeting),
    ("(Arrange | people)* most Persons (filler | Each | least)* Distance", at_meeting),
    ("most Persons (filler | people)* (Meeting | Gather)", at_meeting),
    ("(Stop | Not) (filler | people)* Meeting (Office | Unit | Seat | people)* (Except (Meeting | Reason | Case | Handle)+)?", at_meeting),
    ("room (filler | people | Only)* most? Persons", in_room),
    ("(most | Only) filler* Persons filler* room", in_room),
)
PEOPLE_DAYS = _rules(
    ("Each (filler | people)* (at_office | at_home)? (most | least | Only)? filler* PerWeek (filler)* (at_office | at_home)?", per_person),
    ("Weekly someone (at_office | at_home) (filler | people)* (most | least | Only) Days", per_person),
    ("Weekly someone (most | least | Only) Days (filler | people)* (at_office | at_home)", per_person),
    ("(most | least | Only) Days (filler | people)* (at_office | at_home) filler* Weekly", per_person),
    ("Not (filler | people)* (at_office | at_home) (filler | people)* Over PerWeek", per_person),
    ("(most | least) filler* PerWeek (filler | people)* (at_office | at_home)", per_person),
    ("(at_office | at_home) filler* (most | least) filler* PerWeek", per_person),
    ("(at_office filler*)? least Share filler* OfTime (filler | people)* at_office?", share_of_time),
    ("Permit (filler | people | most | Only)* Share", quota),
    ("(most | Only) filler* Share (filler | people)* Permit", quota),
    ("Not (filler | people)* Permit (filler | people)* Over Share", quota),
    ("(Only | Must | at_office) (filler | people | Have)* Permit", quota),
)
STAYING = _rules(
    ("(All | Share)? staffed Stay (Stay | Office | filler)*", stay),
)
LEADERS = _rules(
    ("Rotate (filler | Duty)* (leaders | Rank)+ (filler | at_work | Duty)*", plain("head_deputy_rotation")),
    ("(leaders | Rank)+ filler* Rotate (filler | at_work | Duty)*", plain("head_deputy_rotation")),
    ("HeadOrDeputy filler* (at_office | Duty)", plain("head_deputy_rotation")),
    ("Rank (filler | people)* (at_office | Duty)", tagged("rank_must_be_onsite", "Rank")),
    ("(Must | Arrange | Have)+ Leader+ (plainly | people)* (Duty | at_office)", one_leader),
    ("Rank (filler | people)* (Not | NotCounted) (filler | people)* at_home", tagged("rank_must_be_onsite", "Rank")),
    ("Leader plainly* Must plainly* (at_office | Duty)", plain("head_must_be_onsite")),
    ("Head+ (plainly | Leader)* Must plainly* (at_office | Duty) (Not at_home)?", plain("head_must_be_onsite")),
    ("Must Head+ plainly* (at_office | Duty) (Not at_home)?", plain("head_must_be_onsite")),
    ("Head+ plainly* at_office (Daily | Weekly | While | End)", plain("head_must_be_onsite")),
)
STRENGTH = _rules(
    ("(Sector | Role)+ (filler | people | Duty)* (at_office | Work) (filler | Handle | Normal)* left_out", at_post_but_exempt),
    ("AsFor? (Sector | Role | Staff | filler | Duty)* All Strength (filler | at_work)*", tagged("full_strength", "Sector", "Role")),
    ("All (people | filler)* at_home", plain("all_remote")),
    ("(people | filler)* at_home filler* All", plain("all_remote")),
    ("AsFor? (Sector | Role)+ (filler | people | Duty)* All (filler | at_work | people)*", tagged("full_strength", "Sector", "Role")),
    (
        "(Arrange people* All | All filler* (people | Sector | Role)) (people | Sector | Role | filler)* at_office Normal*",
        tagged("full_strength", "Sector", "Role"),
    ),
    ("staffed at_office (filler | people)* All", plain("full_strength")),
    ("(AsFor | Except)? Role+ (filler | people)* (Work | at_work)* Normal (filler | at_work)*", tagged("role_must_be_onsite", "Role")),
    ("(staff | filler)* Normal filler* at_office", plain("full_strength")),
    ("(Arrange | Must) (staff | filler)* staff filler* Work Normal", plain("full_strength")),
    ("Staff staffed at_office Normal", plain("full_strength")),
)
SHARES = _rules(
    ("most staffed Share staffed Persons staffed at_office", ratio),
    ("staffed Share Share staffed (at_office | at_home)", between),
    ("staffed Even (filler | people | Share | Office | Home)*", even),
    ("staffed Share staffed at_office staffed Share staffed at_home", even),
    ("staffed Share staffed at_home staffed Share staffed at_office", even),
    ("Reduce (filler | people | at_work)* DownTo (most | Only)? Share staffed at_office?", reduced_to),
    ("Reduce (filler | people | at_work)* (least | most)? Share staffed (at_office | at_home)?", reduced),
    ("(most | least | Only)* staffed (most | least)? Share staffed (OrMore | OrLess)? staffed at_home", ratio),
    ("(most | least | Only)* staffed (most | least)? Share staffed (OrMore | OrLess)? staffed at_office", ratio),
    ("(at_home | at_office) staffed (most | least | Only)* Share (Unit | people | OrMore | OrLess)*", ratio),
    ("(Arrange | Must | people) staffed (most | least | Only)+ staffed Share (people | Unit)*", ratio),
    (
        "(at_office | at_home | Duty) (filler | people | AtLeast | Gap | Head | Leader | Reason | Handle | Freely)* But most Share (people | Unit)*",
        ratio,
    ),
    ("Arrange staffed Share Strength", ratio),
    ("Seat filler* (most | least)+ Share people*", ratio),
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
    ("Arrange+ (filler* (Staff | Person))+ Duty (filler | Office | Handle | Reason)*", counted("min_onsite_count", "Persons")),
    ("(at_office | Duty) filler* least Persons", counted("min_onsite_count", "Persons")),
    ("Unit filler* least Persons", counted("min_onsite_count", "Persons")),
    ("Seat filler* least Persons", counted("min_onsite_count", "Persons")),
    ("Unit filler* (Must | Arrange | Have)+ least? Persons", counted("min_onsite_count", "Persons")),
)
POSTS = _rules(
    ("Except (Special | Case) (filler | people | at_work)* (because | LeaderDuty)+", reasons),
    ("Arrange+ (Duty | Work)* Role (Duty | Work | at_office | Handle (Reason | Case))*", tagged("role_must_be_onsite", "Role")),
    ("(Except | AsFor)? Role (filler | people)* (at_office | Duty | Work) (Handle | Normal)*", tagged("role_must_be_onsite", "Role")),
    ("(Sector | Role | people | Special)+ (filler | people)* left_out", exempt),
    (
        "This? (NotCounted | Except)+ (filler | people)* (Sector | Role | Condition)+ ((filler | people)* (Sector | Role | Condition | Special))*",
        exempt,
    ),
    ("Except (filler | people | Special | OfficeDuty | Duty | Sector | Role | Condition | leaders | Reason | Case | Handle)+", exempt),
)
CONDITIONS = _rules(
    ("Advice? (people | filler)* condition (people | filler | While | From | To | Advice)* at_home", home_by_condition),
    ("ToOffice (people | filler | While)* condition (people | filler | condition)*", home_by_condition),
    ("condition (people | filler)* ToOffice (filler | people)* at_home?", home_by_condition),
    ("Not (people | filler)* condition (people | filler)* at_office", home_by_condition),
    ("(Arrange | Advice) (people | filler)* at_home (people | filler)* condition", home_by_condition),
    (
        "(Only | Must | at_office | Have) (people | filler | Only | Have | at_work | Proof)* Proof (people | filler | Have)* at_office?",
        proofs,
    ),
    ("Proof (people | filler | Only | All)* at_office", proofs),
    ("Proof filler* Daily?", lambda found: proofs(found) if found.values("Proof") == ["temperature-checked"] else None),
)
CONSENT = _rules(
    (
        "(File filler*)? at_home (filler | people)* Must (filler | answerable)* agreed",
        plain("remote_requires"),
    ),
    ("at_home (filler | people)* Only (filler | While | answerable)* agreed", plain("remote_requires")),
    ("Only (filler | people)* at_home (filler | While | answerable)* agreed", plain("remote_requires")),
    (
        "at_home (filler | people)* (Must | Consent) (filler | answerable)* Consent?",
        lambda found: plain("remote_requires")(found) if found.has("Consent") else None,
    ),
    (
        "(Special | Unit | people | Authority | Report | answerable | filler)* Consent (filler | answerable | Plan | people | Arrange)*",
        plain("written_exception"),
    ),
    (
        "(Special | Over | Case) (people | filler | Over | at_work | answerable)* (Report | Ask) (answerable | filler | File | people | Handle)* (Decide | agreed)",
        plain("written_exception"),
    ),
    (
        "(Special | Over | Case) (people | filler | Over | at_work | answerable)* Must (filler | answerable)* agreed",
        plain("written_exception"),
    ),
    ("Special (Report | Authority | filler | File | people | Handle)* Decide", plain("written_exception")),
    ("Report (answerable | filler | File)* Decide", nothing),
    (
        "(answerable | filler)* Decide (people | filler | Roster | Plan | Strength)* (Arrange | Roster | Plan) (?!Meeting) (people | filler | Strength | Home)*",
        plain("head_discretion"),
    ),
    (
        "(Head | Leader)+ (filler | Freely | Basis | answerable)* Decide (people | filler | Strength | Share)+ (at_office | at_home | Duty | Work)",
        plain("head_discretion"),
    ),
    ("Freely (filler | answerable)* Decide (filler* people)+ (at_work | Home | Duty | filler)*", plain("head_discretion")),
    ("(Head | Leader) (filler | Freely)* DrawUp (Plan | people | filler)* at_home", plain("head_discretion")),
    (
        "Freely (filler | answerable | Decide)* (Roster | Plan | DrawUp | Arrange (people | Roster | Plan | OfTime)) (Roster | Plan | people | Home | Office | filler)*",
        plain("head_discretion"),
    ),
)
REASONS = _rules(
    ("Case Must filler* at_office", reasons_unless_called),
    ("ToOffice While (filler | Not)* (Case | because)+", reasons),
    ("Except Case (people | filler)* ToOffice", reasons),
    ("Only (people | filler | at_work | Handle | While)* Case (because | filler | at_work)*", reasons),
    ("Case (people | filler | Only | Must | because)* at_office (because)*", reasons),
    ("Only (people | filler)* at_office (people | filler | While)* (because)+", reasons),
    ("(Allowed | May) filler* at_office (because | Unit)+", reasons),
    (
        "(Case | Reason) (filler | people | at_work | Handle | answerable)* Report (filler | people | answerable | Handle)* at_office",
        reasons,
    ),
    ("Only (people | filler)* (because)+ (filler | Just)* at_office", reasons),
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
        "File (paper | Home | Roster | Staff | File | filler | Office | answerable | people | Duty)* (paper | Roster) (Office | File | answerable | filler | people)* due+",
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
    ("(people* at_home filler*)? Report (answerable | filler | people | Home | at_work)* due+", paperwork("reporting")),
    ("due (answerable | filler | people)* Report answerable*", paperwork("reporting")),
    ("(people* at_home filler*)? Report answerable (answerable | filler)*", paperwork("reporting")),
)
TURNS = _rules(
    ("(at_office AWeek | AWeek at_office) filler* (AWeek | NextWeek) filler* at_home", plain("rotation_alternate_weeks")),
    ("(at_office filler* Days | Days filler* at_office) filler* (Days filler* at_home | at_home filler* Days)", day_about),
    ("(at_home AWeek | AWeek at_home) filler* (AWeek | NextWeek) filler* at_office", plain("rotation_alternate_weeks")),
    ("Teams (filler | people | Rotate | at_work)* Apart", plain("team_separation")),
    ("Apart (filler | people)* Teams", plain("team_separation")),
    ("(Rotate | filler | people)* (ByWeek | AlternateWeeks | AlternateDays)+ (Rotate | filler)*", turn),
    ("Rotate (filler | people | at_work)* (Weekly | AlternateWeeks | AlternateDays)", turn),
    ("(Arrange | people)* Rotate (people | filler | at_work)*", turn),
    ("(at_office | Schedule | Arrive | Work) filler* Hours", hours),
    ("Hours (filler | people)* at_office", hours),
)
REST = _rules(
    ("Rest (people | filler)* at_home", nothing),
    ("While (people | filler)* at_home", nothing),
    ("(Not | NotCounted) (filler | people)* at_home", nothing),
    ("(All | people)+ (filler | people | Home)* ToOffice (filler | people)* at_home?", plain("all_remote")),
    ("Closed (filler | when)*", closed),
    ("Duty (filler | Office | Reason)* Daily", counted("min_onsite_count", "Persons")),
    ("Arrange* (people | Duty)* OfficeDuty Daily", counted("min_onsite_count", "Persons")),
    ("Arrange (people | Duty)* OfficeDuty", counted("min_onsite_count", "Persons")),
    ("(Arrange | For | Plan) (people | filler | Plan)* at_home", remote_by_default),
    ("Advice (people | filler)* at_home", remote_by_default),
    ("at_home filler* (Schedule | OfTime | Lasting | From)", remote_by_default),
)
WEAK = _rules(("(people | filler)* at_home (filler | Advice | Only)* (?=End | Semi)", remote_by_default), weak=True)
PERIOD = _rules(
    ("OpenEnd", still_open),
    ("Extend From? Lasting? (To | ByDecision | More | OpenEnd | Lasting)", longer),
    ("Lasting From?", lasting),
    ("From", starting),
    ("To", ending),
)
RULES = (
    *OTHERS, *MEETINGS, *PEOPLE_DAYS, *STAYING, *LEADERS, *CONDITIONS, *STRENGTH, *CONSENT, *POSTS, *SHARES, *COUNTS, *REASONS, *PAPERWORK, *TURNS, *REST, *WEAK,
)  # fmt: skip
