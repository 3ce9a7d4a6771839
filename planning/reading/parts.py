"""The named parts of the grammar: what rules are written in."""

from planning.reading.grammar import Grammar

GRAMMAR = Grammar(
    {
        "when": "From | To | Lasting | Daily | Weekly | OpenEnd | Monthly",
        "people": "Staff | Person | Strength | Role",
        "filler": "(Must | May | For | Of | Arrange | Work | Unit | when | CanRemote | CannotRemote | Suspended | Authority | This)",
        "most": "AtMost+ | Not filler? Over",
        "least": "AtLeast+",
        "staffed": "(filler | people)*",
        "at_office": "(Work | Duty)* Office (Unit | Office)* | Duty Unit | Work Unit | OfficeDuty",
        "at_home": "Work? Home (Home | Work)*",
        "leaders": "Leader | Head | HeadOrDeputy",
        "answerable": "(Leader | Head | Authority)",
        "paper": "Roster | Plan",
        "left_out": "NotCounted (?!(filler | people)* (Sector | Role | Condition)) (filler | people)*",
        "often": "Daily | Weekly | Monthly | AdHoc",
        "due": "(Deadline | often | Weekday)",
        "condition": "Condition ((From | Condition | people | May)* Condition)?",
        "because": "(Semi | Handle | filler | Leader | Authority | Staff | Duty | Role | Approve)* (Reason | OfficeDuty)",
        "around": "filler | people | Except | Reason | Case | Not | Stop | Room | answerable | Decide | Report | Handle | Advice",
        "meeting": "(Stop | Not)? filler* Meeting",
    }
)
