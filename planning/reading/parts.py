"""The named parts of the grammar: what rules are written in."""

from planning.reading.grammar import Grammar, GrammarRule, Make, rule

GRAMMAR = Grammar(
    {
        "when": "From | To | Lasting | Daily | Weekly | OpenEnd | Monthly",
        "people": "Staff | Person | Strength | Role",
        "filler": "(Must | May | Can | For | Of | Arrange | Work | Unit | when | CanRemote | CannotRemote | Suspended | Authority | This | Have | Days | Instant | Seat)",
        "most": "AtMost | (Not | Only) (filler | people)* Over",
        "least": "AtLeast",
        "staffed": "(filler | people | Rotate | File)*",
        "at_office": "(Work | Duty)* Office (Unit | Office | Seat)* | Duty Unit | Work Unit | OfficeDuty",
        "at_work": "Office | Duty | OfficeDuty",
        "at_home": "Work? Home (Home | Work)*",
        "room": "Room | WorkRoom",
        "plainly": "(Must | May | Can | Have | Work | Unit | when)",
        "someone": "(filler | people | Each | Persons | Only)*",
        "staff": "Staff | Person | Strength",
        "agreed": "(Consent | Agree | Approve) (Consent | Agree | Approve)?",
        "anything": "(filler | people | room | Only | Not | Case | Reason | OfficeDuty | Office | Home | ToOffice | Gather | Meeting | Persons | AtMost | AtLeast | Over | OrMore | Share | While | Stop | Proof | Condition | Report | File | Duty | Money | Closed | Instant | Public | Special | Rest | Handle | All)",
        "leaders": "Leader | Head | HeadOrDeputy",
        "answerable": "(Leader | Head | Authority)",
        "paper": "Roster | Plan",
        "left_out": "NotCounted (?!(filler | people)* (Sector | Role | Condition)) (filler | people)*",
        "often": "Daily | Weekly | Monthly | AdHoc",
        "due": "(Deadline | often | Weekday)",
        "condition": "Condition ((From | To | Condition | people | May | Except | OrMore | Sector)* Condition)?",
        "because": "(Semi | Handle | filler | Leader | Authority | Staff | Duty | Role | Approve)* (Reason | OfficeDuty)",
        "around": "filler | people | Except | Reason | Case | Not | Stop | room | answerable | Decide | Report | Handle | Advice | While | Only | Public",
        "matter": "(filler | people | Sector | answerable | Office | Home | List | Roster | Plan | Permit | Condition | Allowed | NextWeek | DrawUp | OfTime | Gap | Meeting | Reason | Handle | Normal | File | Persons | Weekly | Except)",
        "meeting": "(Stop | Not)? filler* Meeting",
    }
)


def rules(*lines: tuple[str, Make], weak: bool = False) -> tuple[GrammarRule, ...]:
    """Patterns over symbols and these parts, each with what it means."""
    return tuple(rule(GRAMMAR.compiled(pattern), make, is_weak=weak) for pattern, make in lines)
