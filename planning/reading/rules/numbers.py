"""How many: at meetings, a week for each person, shares of the staff, numbers of people."""

from planning.reading.making import (
    at_meeting,
    between,
    counted,
    even,
    in_room,
    online_meetings,
    quota,
    ratio,
    reduced,
    reduced_to,
    share_of_time,
)
from planning.reading.making_people import per_person
from planning.reading.parts import rules

MEETINGS = rules(
    ("most Persons (filler | Gather)* WorkRoom", in_room),
    ("WorkRoom (filler | people | Only)* most? Persons", in_room),
    ("meeting around* (most | Only) filler* Persons room?", at_meeting),
    (
        "(Stop | Not) (filler | All)* Meeting+ (filler | Office | Meeting | Gather)* Over Persons",
        at_meeting,
    ),
    ("Only Meeting (filler | Office)* While* (filler | Handle)* (Case | Reason)+", at_meeting),
    ("Not filler? Gather (people | filler)* (Over Persons | Persons OrMore) room?", at_meeting),
    ("Gather (people | filler)* most Persons room?", at_meeting),
    ("(Arrange | people)* most Persons (filler | Each | least)* Distance", at_meeting),
    ("most Persons (filler | people)* (Meeting | Gather)", at_meeting),
    (
        "(Stop | Not) (Arrange | when | Of | people | All)* Meeting (Office | Unit | Seat | people | when | Work)* (Except (Meeting | Reason | Case | Handle | Work | Authority)+)?",
        at_meeting,
    ),
    ("(Meeting (filler | Gap)* | Arrange Meeting Gap? ) Online", online_meetings),
    ("room (filler | people | Only)* most? Persons", in_room),
    ("(most | Only) filler* Persons filler* room", in_room),
)
PEOPLE_DAYS = rules(
    (
        "Each (filler | people)* (at_office | at_home)? (most | least | Only)? filler* PerWeek (filler)* (at_office | at_home)?",
        per_person,
    ),
    ("Staff (filler | people)* (at_office | at_home) filler* PerWeek", per_person),
    (
        "Weekly someone (at_office | at_home) (filler | people)* (most | least | Only) Days",
        per_person,
    ),
    (
        "Weekly someone (most | least | Only) Days (filler | people)* (at_office | at_home)",
        per_person,
    ),
    (
        "(most | least | Only) Days (filler | people)* (at_office | at_home) filler* Weekly",
        per_person,
    ),
    ("Not (filler | people)* (at_office | at_home) (filler | people)* Over PerWeek", per_person),
    ("(most | least) filler* PerWeek (filler | people)* (at_office | at_home)", per_person),
    ("(at_office | at_home) filler* (most | least) filler* PerWeek", per_person),
    (
        "(at_office filler*)? least Share filler* OfTime (filler | people)* at_office?",
        share_of_time,
    ),
    ("Permit (filler | people | most | Only)* Share", quota),
    ("(most | Only) filler* Share (filler | people)* Permit", quota),
    ("Not (filler | people)* Permit (filler | people)* Over Share", quota),
    ("(Only | Must | at_office) (filler | people | Have)* Permit", quota),
)
SHARES = rules(
    ("most staffed Share staffed Persons staffed at_office", ratio),
    ("staffed Share Share staffed (at_office | at_home)", between),
    ("staffed Even (filler | people | Share | Office | Home)*", even),
    ("staffed Share staffed at_office staffed Share staffed at_home", even),
    ("staffed Share staffed at_home staffed Share staffed at_office", even),
    (
        "Reduce (filler | people | at_work)* DownTo (most | Only)? Share staffed at_office?",
        reduced_to,
    ),
    (
        "Reduce (filler | people | at_work)* (least | most)? Share staffed (at_office | at_home)?",
        reduced,
    ),
    (
        "(most | least | Only)* staffed (most | least)? Share staffed (OrMore | OrLess)? staffed at_home",
        ratio,
    ),
    (
        "(most | least | Only)* staffed (most | least)? Share staffed (OrMore | OrLess)? staffed at_office",
        ratio,
    ),
    (
        "(Seat filler*)? (at_home | at_office) staffed (most | least | Only)* Share (Unit | people | OrMore | OrLess)*",
        ratio,
    ),
    (
        "(Arrange | Must | people) staffed (most | least | Only)+ staffed Share (people | Unit)*",
        ratio,
    ),
    (
        "(at_office | at_home | Duty) (filler | people | AtLeast | Gap | Head | Leader | Reason | Handle | Freely)* But most Share (people | Unit)*",
        ratio,
    ),
    ("Not Arrange (filler | people)* Over Share people+", ratio),
    ("Arrange staffed Share Strength", ratio),
    ("Seat filler* (most | least)+ Share people*", ratio),
)
COUNTS = rules(
    (
        "(CannotRemote | CanRemote)? (Arrange | Only | people)* (most | Only) (Arrange | Must)* Persons staffed (at_office | Duty)",
        counted("headcount_cap", "Persons"),
    ),
    (
        "(CannotRemote | CanRemote)* (filler | Reason | Handle)* (Arrange | Only)+ (most | Only)+ filler* Persons",
        counted("headcount_cap", "Persons"),
    ),
    ("at_office staffed (most | Only) Persons", counted("headcount_cap", "Persons")),
    ("Arrange most Persons", counted("headcount_cap", "Persons")),
    ("most Persons filler* Work filler*", counted("headcount_cap", "Persons")),
    (
        "Only Arrange* Persons (filler | people)* (at_office | Duty)",
        counted("headcount_cap", "Persons"),
    ),
    (
        "(Arrange | Must | Have)* least Persons (filler | people)* (at_office | Duty)",
        counted("min_onsite_count", "Persons"),
    ),
    (
        "(Arrange | Must | Have)+ Persons (filler | people)* (at_office | Duty)",
        counted("min_onsite_count", "Persons"),
    ),
    ("Arrange+ Persons (Role | Unit | Seat)", counted("min_onsite_count", "Persons")),
    (
        "Arrange+ (filler* (Staff | Person))+ Duty (filler | Office | Handle | Reason)*",
        counted("min_onsite_count", "Persons"),
    ),
    ("(at_office | Duty) filler* least Persons", counted("min_onsite_count", "Persons")),
    ("Unit filler* least Persons", counted("min_onsite_count", "Persons")),
    ("Seat filler* least Persons", counted("min_onsite_count", "Persons")),
    (
        "Unit filler* (Must | Arrange | Have)+ least? Persons",
        counted("min_onsite_count", "Persons"),
    ),
)
