"""Who is at the office or stays there: leaders, posts, whole sectors, people with a condition,
proofs and permission.
"""

from planning.reading.making import nothing, one_leader, plain
from planning.reading.making_people import (
    as_usual,
    at_post_but_exempt,
    at_strength,
    exempt,
    home_by_condition,
    proofs,
    reasons,
    remote_by_default,
    stay,
    tagged,
    turn,
)
from planning.reading.parts import rules

STAYING = rules(
    ("(All | Share)? staffed Stay (Stay | Office | filler)*", stay),
)
LEADERS = rules(
    (
        "(leaders | Rank)+ filler* Rotate? filler* (AlternateWeeks | AlternateDays)",
        turn,
    ),
    (
        "Rotate (filler | Duty)* (leaders | Rank)+ (filler | at_work | Duty)*",
        plain("head_deputy_rotation"),
    ),
    ("(leaders | Rank)+ filler* Rotate (filler | at_work | Duty)*", plain("head_deputy_rotation")),
    ("HeadOrDeputy filler* (at_office | Duty)", plain("head_deputy_rotation")),
    ("Rank (filler | people)* (at_office | Duty)", tagged("rank_must_be_onsite", "Rank")),
    ("(Must | Arrange | Have)+ Leader+ (plainly | people)* (Duty | at_office)", one_leader),
    (
        "Rank (filler | people)* (Not | NotCounted) (filler | people)* at_home",
        tagged("rank_must_be_onsite", "Rank"),
    ),
    ("Leader plainly* Must plainly* (at_office | Duty)", plain("head_must_be_onsite")),
    (
        "Head+ (plainly | Leader)* Must plainly* (at_office | Duty) (Not at_home)?",
        plain("head_must_be_onsite"),
    ),
    ("Must Head+ plainly* (at_office | Duty) (Not at_home)?", plain("head_must_be_onsite")),
    ("Head+ plainly* at_office (Daily | Weekly | While | End)", plain("head_must_be_onsite")),
)
CONDITIONS = rules(
    (
        "Advice? (people | filler)* condition (people | filler | answerable | While | From | To | Advice | Normal)* at_home",
        home_by_condition,
    ),
    (
        "ToOffice (people | filler | While)* condition (people | filler | condition)*",
        home_by_condition,
    ),
    ("condition (people | filler)* ToOffice (filler | people)* at_home?", home_by_condition),
    ("Not (people | filler)* condition (people | filler)* at_office", home_by_condition),
    (
        "condition (people | filler)* Closed (filler | people | Condition | Home)*",
        home_by_condition,
    ),
    (
        "(Arrange | Advice) (people | filler)* at_home (people | filler)* condition",
        home_by_condition,
    ),
    (
        "(Only | Must | at_office) (people | filler | Only | Have | at_work | Proof)* Proof (people | filler | Have)* at_office?",
        proofs,
    ),
    (
        "(Have | people) (people | filler | Only | Have | at_work | Proof)* Proof (people | filler | Have)* at_office",
        proofs,
    ),
    ("Proof (people | filler | Only | All)* at_office", proofs),
    (
        "Proof filler* Daily",
        lambda found: proofs(found) if found.values("Proof") == ["temperature-checked"] else None,
    ),
)
STRENGTH = rules(
    (
        "(Sector | Role)+ (filler | people | Duty)* (at_office | Work) (filler | Handle | Normal)* left_out",
        at_post_but_exempt,
    ),
    (
        "AsFor? (Sector | Role | Staff | filler | Duty)* All Strength (filler | at_work)*",
        at_strength("Sector", "Role"),
    ),
    ("All (people | filler)* at_home", plain("all_remote")),
    ("(people | filler)* at_home filler* All", plain("all_remote")),
    (
        "AsFor? (Sector | Role)+ (filler | people | Duty)* All (filler | at_work | people)*",
        tagged("full_strength", "Sector", "Role"),
    ),
    (
        "(Arrange people* All | All filler* (people | Sector | Role)) (people | Sector | Role | filler)* (at_office | Duty) Normal*",
        tagged("full_strength", "Sector", "Role"),
    ),
    ("staffed at_office (filler | people)* All", plain("full_strength")),
    (
        "(AsFor | Except)? Role+ (filler | people)* (Work | at_work)* Normal (filler | at_work)*",
        tagged("role_must_be_onsite", "Role"),
    ),
    ("people+ (filler | Authority)* Return (filler | Normal)*", plain("full_strength")),
    ("(staff | filler)* Normal filler* at_office", plain("full_strength")),
    ("(Arrange | Must) (staff | filler)* staff filler* Work Normal", plain("full_strength")),
    ("Staff staffed at_office Normal", plain("full_strength")),
    ("(Office | Unit | Staff | Seat) (Office | Unit | filler | people | Normal)* Normal", as_usual),
    ("^Work Normal+ (?!But)", as_usual),
)
CONSENT = rules(
    (
        "(File filler*)? at_home (filler | people)* Must (filler | answerable)* agreed",
        plain("remote_requires"),
    ),
    (
        "at_home (filler | people)* Only (filler | While | answerable)* agreed",
        plain("remote_requires"),
    ),
    (
        "Only (filler | people)* at_home (filler | While | answerable)* agreed",
        plain("remote_requires"),
    ),
    ("Only (filler | people | All | Condition)* Just filler* at_home", plain("remote_requires")),
    (
        "at_home (filler | people | While)* (Must | Consent) (filler | answerable)* Consent?",
        lambda found: plain("remote_requires")(found) if found.has("Consent") else None,
    ),
    (
        "(Special | Unit | people | Authority | Report | answerable | filler)* Consent (filler | answerable | Plan | people | Arrange)*",
        plain("written_exception"),
    ),
    (
        "(Special | Over | Case) (people | filler | Over | at_work | answerable)* (Report | Ask) (answerable | filler | File | people | Handle | Office)* (Decide | agreed)",
        plain("written_exception"),
    ),
    (
        "(Special | Over | Case) (people | filler | Over | at_work | answerable)* Must (filler | answerable)* agreed",
        plain("written_exception"),
    ),
    ("(Special | Over) (people | filler | Over | at_work)* Must Ask", plain("written_exception")),
    (
        "Special (Report | Authority | filler | File | people | Handle)* Decide",
        plain("written_exception"),
    ),
    ("Report (answerable | filler | File)* Decide", nothing),
    (
        "(answerable | filler)* Decide (people | filler | Roster | Plan | Strength)* (Arrange | Roster | Plan) (?!Meeting) (people | filler | Strength | Home)*",
        plain("head_discretion"),
    ),
    (
        "(Head | Leader)+ (filler | Freely | Basis | answerable)* Decide (people | filler | Strength | Share)+ (at_office | at_home | Duty | Work)",
        plain("head_discretion"),
    ),
    (
        "Freely (filler | answerable)* Decide (filler* people)+ (at_work | Home | Duty | filler)*",
        plain("head_discretion"),
    ),
    (
        "(Head | Leader)+ filler* (Basis | Freely)+ (filler | answerable)* Arrange people+ (?!filler* (Home | Office))",
        plain("head_discretion"),
    ),
    (
        "(Head | Leader) (filler | Freely)* DrawUp (Plan | people | filler)* at_home",
        plain("head_discretion"),
    ),
    (
        "Freely (filler | answerable | Decide)* (Roster | (Plan | DrawUp) (filler | Roster | Plan)* (people | Home | Office) | Arrange (people | Roster | Plan | OfTime)) (Roster | Plan | people | Home | Office | filler)*",
        plain("head_discretion"),
    ),
)
POSTS = rules(
    (
        "This? NotCounted (filler | people)* (Sector | Role | Condition)+ ((filler | people)* (Sector | Role | Condition | Special))*",
        exempt,
    ),
    (
        "^(filler | Staff)* at_home filler* (?=Except (Case | Special | Person | Allowed))",
        remote_by_default,
    ),
    ("Except (Special | Case) (filler | people | at_work)* (because | LeaderDuty)+", reasons),
    (
        "Arrange+ (Duty | Work)* Role (Duty | Work | at_office | Handle (Reason | Case))*",
        tagged("role_must_be_onsite", "Role"),
    ),
    (
        "(Except | AsFor)? (Role Sector?)+ (filler | people)* (at_office | Duty | Work | Arrive) (Handle | Normal)*",
        tagged("role_must_be_onsite", "Role"),
    ),
    ("(Sector | Role | people | Special)+ (filler | people)* left_out", exempt),
    (
        "This? (NotCounted | Except)+ (filler | people)* (Sector | Role | Condition)+ ((filler | people)* (Sector | Role | Condition | Special))*",
        exempt,
    ),
    (
        "Except (filler | people | Allowed | Special | OfficeDuty | Duty | Sector | Role | Condition | leaders | Reason | Case | Handle)+",
        exempt,
    ),
)
