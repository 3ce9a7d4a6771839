"""For each sentence a tiny roster that keeps it and one that breaks it: the catalogue shows
them, the tests judge them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from planning.clauses.fields import Params
from planning.picture import draw
from planning.plan import Plan
from planning.records import Hours, Meeting, Records

MONDAY, TUESDAY, FRIDAY = date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 4)

Breach = tuple[int | None, str]
"""On which day of the picture (None: on none alone), and the person, room, meeting or unit that
is named.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """`params` fill the sentence. `breaches` are all that is wrong with `broken`; what judges
    nothing has no rosters.
    """

    params: Params
    kept: Plan | None = None
    broken: Plan | None = None
    breaches: tuple[Breach, ...] = ()


def _of(params: Params, kept: str, broken: str, *breaches: Breach, first: date = MONDAY) -> Example:
    return Example(
        params=params,
        kept=draw(kept, first=first),
        broken=draw(broken, first=first),
        breaches=breaches,
    )


def _recorded(
    params: Params, picture: str, kept: Records, broken: Records, *breaches: Breach
) -> Example:
    """The same roster with other records."""
    plan = draw(picture, first=MONDAY)
    return Example(
        params=params,
        kept=replace(plan, records=kept),
        broken=replace(plan, records=broken),
        breaches=breaches,
    )


_LIMITS: Mapping[str, Example] = {
    "onsite_ratio_cap": _of(
        {"fraction": "1/3"},
        "An O R R\nBình R O R\nChi R R O",
        "An O R R\nBình O O R\nChi R R O",
        (0, "U"),
    ),
    "headcount_cap": _of(
        {"n": 2}, "An O R\nBình O O\nChi R O", "An O O\nBình O O\nChi R O", (1, "U")
    ),
    "instant_cap": _of({"fraction": "1/2"}, "An OA R\nBình OP O", "An OA R\nBình OA O", (0, "U")),
    "room_cap": _of(
        {"max": 1},
        "An#12 O R\nBình#12 R O\nChi#14 O O",
        "An#12 O R\nBình#12 O O\nChi#14 O O",
        (0, "12"),
    ),
    "exact_split": _of({"fraction": "1/2"}, "An O R\nBình R O", "An O O\nBình R O", (1, "U")),
    "min_leaders_onsite": _of(
        {"n": 1},
        "Hà(head) O R\nDũng(deputy) R O\nAn O O",
        "Hà(head) O R\nDũng(deputy) R R\nAn O O",
        (1, "U"),
    ),
    "min_onsite_count": _of(
        {"n": 2}, "An O R\nBình O O\nChi R O", "An O R\nBình O O\nChi R R", (1, "U")
    ),
    "onsite_ratio_floor": _of(
        {"fraction": "1/2"}, "An O R\nBình R O", "An O R\nBình R R", (1, "U")
    ),
    "remote_ratio_floor": _of(
        {"fraction": "1/2"}, "An R O\nBình O R", "An R O\nBình O O", (1, "U")
    ),
    "remote_ratio_cap": _of({"fraction": "1/2"}, "An R O\nBình O R", "An R O\nBình R R", (0, "U")),
}
_PERSONS: Mapping[str, Example] = {
    "head_must_be_onsite": _of(
        {}, "Hà(head) O L\nDũng(deputy) R O", "Hà(head) R L\nDũng(deputy) O O", (0, "Hà")
    ),
    "rank_must_be_onsite": _of(
        {"ranks": ["head", "deputy"]},
        "Hà(head) O O\nDũng(deputy) O L",
        "Hà(head) O R\nDũng(deputy) O L",
        (1, "Hà"),
    ),
    "role_must_be_onsite": _of(
        {"tags": ["guard"]}, "Lực(guard) O O\nAn R R", "Lực(guard) O R\nAn R R", (1, "Lực")
    ),
    "full_strength": _of(
        {"tags": ["health"]}, "Mai(health) O O\nAn R R", "Mai(health) R O\nAn R R", (0, "Mai")
    ),
    "must_stay_onsite": _of(
        {"tags": ["duty"]}, "An(duty) I I\nBình R O", "An(duty) I O\nBình R O", (1, "An")
    ),
    "forced_remote": _of(
        {"tags": ["locked-down"]},
        "An(locked-down) R R\nBình O R",
        "An(locked-down) R O\nBình O R",
        (1, "An"),
    ),
    "all_remote": _of(
        {"except_tags": ["guard"]}, "Lực(guard) O O\nAn R R", "Lực(guard) O O\nAn R O", (1, "An")
    ),
    "closure": _of(
        {"except_tags": ["guard"]}, "Lực(guard) O O\nAn R L", "Lực(guard) O O\nAn O L", (0, "An")
    ),
    "default_remote": Example(params={}),
}
_CONDITIONS: Mapping[str, Example] = {
    "allowed_onsite_reasons": _of(
        {"reasons": ["office-duty"]}, "An T R\nBình R T", "An T O\nBình R T", (1, "An")
    ),
    "required_condition_for_onsite": _of(
        {"any_of_tags": ["vaccinated"]},
        "An(vaccinated) O O\nBình R R",
        "An(vaccinated) O O\nBình R O",
        (1, "Bình"),
    ),
    "permit_required": _of({}, "An(permit) O O\nBình R R", "An(permit) O O\nBình O R", (0, "Bình")),
    "permit_quota": _of(
        {"fraction": "1/2"},
        "An(permit) O R\nBình R R",
        "An(permit) O R\nBình(permit) R R",
        (None, ""),
    ),
    "remote_requires": _of(
        {"all_of_tags": ["remote-approved"]},
        "An(remote-approved) R O\nBình O O",
        "An(remote-approved) R O\nBình O R",
        (1, "Bình"),
    ),
    "onsite_time_window": _recorded(
        {"start": "10:00", "end": "14:00"},
        "An O\nBình R",
        Records(hours={("An", MONDAY): Hours(time(10), time(14))}),
        Records(hours={("An", MONDAY): Hours(time(9, 30), time(14))}),
        (0, "An"),
    ),
}
_TURNS: Mapping[str, Example] = {
    "head_deputy_rotation": _of(
        {"require_alternation": True},
        "Hà(head) O R\nDũng(deputy) R O",
        "Hà(head) O O\nDũng(deputy) R R",
        (None, "U"),
    ),
    "rotation_weekly_fixed_team": _of({}, "An O O\nBình R R", "An O R\nBình R O", (1, "U")),
    "rotation_alternate_weeks": _of(
        {}, "An O X X R\nBình R X X O", "An O X X O\nBình R X X O", (3, "An"), first=FRIDAY
    ),
    "rotation_alternate_days": _of({}, "An O R O\nBình R O R", "An O O R\nBình R R O", (1, "An")),
    "team_separation": _of(
        {"teams": ["team-1", "team-2"]},
        "An(team-1) O R\nBình(team-2) R O",
        "An(team-1) O R\nBình(team-2) O O",
        (0, ""),
    ),
    "per_employee_max_onsite_days": _of(
        {"max": 2}, "An O O R\nBình R O O", "An O O O\nBình R O O", (2, "An")
    ),
    "per_employee_min_remote_days": _of(
        {"min": 1}, "An O O R\nBình R O O", "An O O O\nBình R O O", (None, "An")
    ),
    "per_employee_min_onsite_share": _of(
        {"fraction": "1/2"}, "An O R R O\nBình R B O R", "An O R R R\nBình R B O R", (None, "An")
    ),
}
_RECORDS: Mapping[str, Example] = {
    "meeting_cap": _recorded(
        {"max": 10, "purposes": ["urgent"]},
        "An O O\nBình R R",
        Records(meetings=(Meeting(key="A", day=MONDAY, persons=10, purpose="urgent"),)),
        Records(
            meetings=(
                Meeting(key="A", day=MONDAY, persons=11, purpose="urgent"),
                Meeting(key="B", day=TUESDAY, persons=4, purpose="routine"),
            )
        ),
        (0, "A"),
        (1, "B"),
    ),
    "roster_filing": _recorded(
        {"weekday": "friday"},
        "An O R\nBình R O",
        Records(filed_at=datetime(2026, 11, 27, 16, 45)),
        Records(filed_at=datetime(2026, 11, 28, 8)),
        (None, ""),
    ),
    "roster_approval": _recorded(
        {"weekday": "friday", "time": "17:00"},
        "An O R\nBình R O",
        Records(approved_at=datetime(2026, 11, 27, 17)),
        Records(approved_at=datetime(2026, 11, 27, 17, 5)),
        (None, ""),
    ),
    "reporting": _recorded(
        {"before": "08:00"},
        "An O R\nBình R O",
        Records(reports={MONDAY: time(7, 30), TUESDAY: time(7, 59)}),
        Records(reports={MONDAY: time(8)}),
        (0, ""),
        (1, ""),
    ),
}
_WORDS: Mapping[str, Example] = {
    "exempt_from_cap": Example(params={"tags": ["task-force"]}),
    "written_exception": Example(
        params={"text": "Đơn vị cần bố trí nhiều người hơn phải được chấp thuận bằng văn bản."}
    ),
    "head_discretion": Example(
        params={"text": "Người đứng đầu đơn vị chủ động phân công cán bộ của mình."}
    ),
    "obligation": Example(
        params={
            "topic": "availability",
            "text": "Cán bộ làm việc tại nhà có mặt khi được triệu tập.",
        }
    ),
}
EXAMPLES: Mapping[str, Example] = {
    **_LIMITS,
    **_PERSONS,
    **_CONDITIONS,
    **_TURNS,
    **_RECORDS,
    **_WORDS,
}
