"""Why somebody comes, what is filed and when, who takes turns, what is closed, and from when to
when.
"""

from planning.reading.making import (
    closed,
    counted,
    filed_and_approved,
    hours,
    nothing,
    one_leader,
    paperwork,
    plain,
    until_closing,
)
from planning.reading.making_people import (
    day_about,
    nobody_comes,
    on_duty,
    reasons,
    reasons_to_come,
    reasons_unless_called,
    remote_by_default,
    turn,
)
from planning.reading.parts import rules
from planning.reading.periods import ending, lasting, longer, starting, still_open

OTHERS = rules(
    ("Public ((?!Arrange people) (anything))*", nothing),
    ("Business (filler | people)* Closed (filler | when)*", nothing),
    ("Share? Money anything*", nothing),
    ("OpenEnd Have? Proof", nothing),
    (
        "(Stop | Not) (filler | people | AtMost)* Outside (filler | people)* Except (Case | Reason | Person)*",
        nothing,
    ),
    ("anything* Persons anything* Outside", nothing),
    (
        "(Arrange | Must)* (least | Only)? Leaders (LeaderDuty | Duty | at_work | filler)*",
        one_leader,
    ),
    ("(Must | Arrange | Have)+ people* LeaderDuty (filler | Office)*", one_leader),
    ("LeaderDuty (at_office | Daily | Weekly)", one_leader),
    ("^(filler | Leader)* LeaderDuty (?=End)", one_leader),
)
REASONS = rules(
    ("Case Must filler* at_office", reasons_unless_called),
    ("^(May | people)* at_office While filler* (Case | because)+", reasons_unless_called),
    ("ToOffice While (filler | Not)* (Case | because)+", reasons),
    ("Except Case (people | filler)* ToOffice", reasons),
    (
        "Only (people | filler | at_work | Handle | While)* Case (because | filler | at_work)*",
        reasons_to_come,
    ),
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
PAPERWORK = rules(
    (
        "File (paper | File | filler | Office | answerable | people | Duty)* due+ (filler | answerable)* Approve paper",
        filed_and_approved,
    ),
    ("Approve (filler | answerable)* paper due*", paperwork("roster_approval")),
    (
        "due* answerable* Approve (filler | answerable)* (paper | Weekly) due*",
        paperwork("roster_approval"),
    ),
    ("paper (filler | answerable)* Approve due*", paperwork("roster_approval")),
    ("answerable+ filler* Approve (filler | List | File)* due", paperwork("roster_approval")),
    (
        "File (paper | Home | Roster | Staff | File | filler | Office | answerable | people | Duty)* (paper | Roster) (Office | File | answerable | filler | people)* due+",
        paperwork("roster_filing"),
    ),
    (
        "(DrawUp | Arrange)? (paper | Roster) (filler | answerable | people | Office)* File (answerable | filler | paper)* due*",
        paperwork("roster_filing"),
    ),
    ("File (filler | answerable)* Roster", paperwork("roster_filing")),
    (
        "DrawUp (Roster | List (filler | people)* (at_office | Duty)) (filler | answerable | people | due)*",
        paperwork("roster_filing"),
    ),
    (
        "File (filler | people)* List (filler | people | answerable)* (at_office | Duty | due) (answerable | filler | due)*",
        paperwork("roster_filing"),
    ),
    (
        "(people* at_home filler*)? Report (answerable | filler | people | Home | at_work | Reason | Case | Condition | Sector | Role | List | Roster | Plan | Meeting | File | Handle)* due+",
        paperwork("reporting"),
    ),
    ("due (answerable | filler | people)* Report answerable*", paperwork("reporting")),
    ("(Roster | List) matter* (File | Arrange) matter* Deadline due*", paperwork("roster_filing")),
    ("File matter* Deadline due*", paperwork("roster_filing")),
    ("(people* at_home filler*)? Report answerable (answerable | filler)*", paperwork("reporting")),
)
TURNS = rules(
    (
        "(at_office AWeek | AWeek at_office) filler* (AWeek | NextWeek) filler* at_home",
        plain("rotation_alternate_weeks"),
    ),
    (
        "(at_office filler* Days | Days filler* at_office) filler* (Days filler* at_home | at_home filler* Days)",
        day_about,
    ),
    (
        "(at_home AWeek | AWeek at_home) filler* (AWeek | NextWeek) filler* at_office",
        plain("rotation_alternate_weeks"),
    ),
    (
        "Teams (filler | people | Rotate | at_work | AWeek | NextWeek | ByWeek)* Apart",
        plain("team_separation"),
    ),
    ("Apart (filler | people)* Teams", plain("team_separation")),
    (
        "(Rotate | filler | people)* (ByWeek | AlternateWeeks | AlternateDays)+ (Rotate | filler)*",
        turn,
    ),
    ("Rotate (filler | people | at_work)* (Weekly | AlternateWeeks | AlternateDays)", turn),
    ("Rotate filler* Daily", nothing),
    ("(Arrange | people)* Rotate (people | filler | at_work)*", turn),
    (
        "(at_office | Schedule | Arrive | Work)? filler* Session (Semi | filler | people)* Session",
        hours,
    ),
    ("(at_office | Schedule | Arrive | Work) filler* (Hours | Session)", hours),
    ("^Session (?=End)", hours),
    ("Shift", hours),
    ("(Seat | Office) Closed Clock", until_closing),
    ("Hours (filler | people)* at_office", hours),
)
REST = rules(
    ("While (people | filler)* at_home", nothing),
    ("Can (people | Work | Home)* at_home", nothing),
    ("(Not | NotCounted) (filler | people)* at_home", nothing),
    (
        "(All | people)+ (filler | people | Home)* (Except (filler | people | Persons | List | Special | Case | Reason | Allowed)+)? ToOffice (filler | people)* at_home?",
        nobody_comes,
    ),
    ("^Rest (filler | people)* at_home", nobody_comes),
    ("Rest (people | filler)* at_home", nothing),
    ("Not (filler | Office | Unit | Seat | answerable)* Closed", nothing),
    ("Closed (filler | when)*", closed),
    ("Duty (filler | Office | Reason)* Daily", counted("min_onsite_count", "Persons")),
    ("Arrange* (people | Duty)* OfficeDuty Daily", counted("min_onsite_count", "Persons")),
    ("Arrange (people | Duty)* OfficeDuty", counted("min_onsite_count", "Persons")),
    (
        "Arrange+ (filler | people)* (Office | Duty Office | Duty) (filler | Reason | Handle)*",
        on_duty,
    ),
    ("(Arrange | For | Plan) (people | filler | Plan)* at_home", remote_by_default),
    ("Advice (people | filler)* at_home", remote_by_default),
    ("at_home filler* (Schedule | OfTime | Lasting | From)", remote_by_default),
)
WEAK = rules(
    (
        "(people | filler)* at_home (filler | Advice | Only)* (?=End | Semi | Used End)",
        remote_by_default,
    ),
    weak=True,
)
PERIOD = rules(
    ("OpenEnd", still_open),
    ("Extend From? Lasting? (To | ByDecision | More | OpenEnd | Lasting)", longer),
    ("Lasting From?", lasting),
    ("From", starting),
    ("To", ending),
)
