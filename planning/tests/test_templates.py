"""The sentences of a directive: what may be written in their blanks, and that they say what is
judged.
"""

from fractions import Fraction

import pytest

from planning.clauses.fields import Params
from planning.clauses.mistakes import WRONG
from planning.clauses.templates import GROUPS, TEMPLATES, Effect, ParameterError
from planning.people import LEADERS, Rank
from planning.plan import Work
from planning.rules.base import Direction, Grain, Measured
from planning.rules.catalogue import CATALOGUE, PLANNED, RECORDED, REWRITING, TURNED
from planning.rules.count_bound import CountBound
from planning.rules.counting import Base, Rounding
from planning.rules.permitted_reasons import PermittedReasons
from planning.rules.person_state import AWAY_STATES, Must, PersonState, RecentTest
from planning.rules.separation import Separation
from planning.rules.week_average import WeekAverage
from planning.scenario import KINDS
from planning.tests.drawing import C1
from planning.wording.sentences import rule_sentence

OTHERWISE: dict[str, Params] = {
    "onsite_ratio_cap": {
        "fraction": "1/3",
        "base_exclude_tags": ["guard", "clerk"],
        "min_allowed": 1,
    },
    "remote_ratio_floor": {"fraction": "50%", "base_exclude_leave": True},
    "onsite_ratio_floor": {"fraction": "1/2", "level": "agency"},
    "remote_ratio_cap": {"fraction": "2/3", "rounding": "half_up"},
    "exact_split": {"fraction": "0,5", "weekdays_only": True},
    "headcount_cap": {"n": 4},
    "min_leaders_onsite": {"n": 1, "grain": "instant"},
    "min_onsite_count": {"n": 2, "base_only_tags": ["driver"]},
    "head_must_be_onsite": {},
    "rank_must_be_onsite": {"ranks": ["deputy", "head"]},
    "role_must_be_onsite": {"tags": ["clerk", "guard"]},
    "full_strength": {"tags": ["health"]},
    "forced_remote": {"tags": ["locked-down"]},
    "all_remote": {"except_tags": ["guard"]},
    "closure": {"except_tags": ["guard", "fire-watch"]},
    "default_remote": {},
    "allowed_onsite_reasons": {"reasons": ["office-duty", "classified"], "not_for_ranks": ["head"]},
    "required_condition_for_onsite": {
        "any_of_tags": ["health-declared"],
        "not_for_tags": ["guard"],
    },
    "permit_required": {},
    "remote_requires": {"all_of_tags": ["remote-approved"]},
    "head_deputy_rotation": {"require_alternation": True},
    "rotation_weekly_fixed_team": {},
    "rotation_alternate_days": {"tags": ["driver"]},
    "team_separation": {"teams": ["team-1", "team-2"]},
    "per_employee_max_onsite_days": {"max": 3},
    "per_employee_min_remote_days": {"min": 2, "tags": ["small-child"]},
    "per_employee_min_onsite_share": {"fraction": "3/5"},
    "instant_cap": {"fraction": "25%"},
    "room_cap": {"max": 10},
    "must_stay_onsite": {"tags": ["duty"]},
    "permit_quota": {"fraction": "10%"},
    "onsite_time_window": {"start": "10h00", "end": "14:00"},
    "rotation_alternate_weeks": {"not_for_tags": ["guard"]},
    "meeting_cap": {"max": 10, "purposes": ["urgent", "epidemic"], "approvers": ["head"]},
    "roster_filing": {"weekday": "friday"},
    "roster_approval": {"weekday": "friday", "time": "16 giờ 30", "strict": True},
    "reporting": {"before": "8h", "days": "weekdays"},
    "remote_results": {"demand": "weekly-report"},
    "entry_declaration": {
        "title": "Cam kết đi lại",
        "questions": "Bạn đã tiêm đủ vắc xin chưa? | không\nNgày xét nghiệm | ngày 3",
        "validity": "week",
        "tags": ["driver"],
        "except_tags": ["guard"],
    },
    "exempt_from_cap": {"tags": ["task-force", "health"]},
    "written_exception": {"text": "Trường hợp khác phải có văn bản của Ban Chỉ đạo."},
    "head_discretion": {"text": "Thủ trưởng đơn vị chủ động bố trí lịch làm việc."},
    "obligation": {"topic": "meetings", "text": "Hạn chế họp trực tiếp."},
}
"""Blanks filled otherwise than in the examples of the catalogue."""

FILLED = {kind: template.example.params for kind, template in TEMPLATES.items()} | OTHERWISE
EFFECTS_OF = {
    Effect.TURNED: TURNED,
    Effect.PLANNED: PLANNED,
    Effect.RECORDED: RECORDED,
    Effect.REWRITES: REWRITING,
}


def problems(kind: str, params: Params) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in TEMPLATES[kind].problems(params)]


def test_every_template_has_a_filled_example() -> None:
    assert FILLED.keys() == TEMPLATES.keys()


@pytest.mark.parametrize("kind", TEMPLATES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_sentence_of_the_clause_is_the_sentence_of_its_rule(kind: str, language: str) -> None:
    template, params = TEMPLATES[kind], FILLED[kind]
    rule = template.build(params, C1)

    assert template.is_checkable == (rule is not None)
    if rule:
        assert rule.code in CATALOGUE
        assert template.sentence(params, language) == rule_sentence(rule, language)


@pytest.mark.parametrize("kind", TEMPLATES)
def test_what_is_stored_can_be_read_again_and_shown(kind: str) -> None:
    template = TEMPLATES[kind]
    stored = template.parse(FILLED[kind])

    assert template.parse(stored) == stored
    assert template.parse(template.initial(stored)) == stored


@pytest.mark.parametrize("kind", TEMPLATES)
def test_every_template_names_itself_in_both_languages(kind: str) -> None:
    template = TEMPLATES[kind]
    texts = [GROUPS[template.group], template.label, *(field.label for field in template.fields)]

    assert all(text.vi and text.en and text.vi != text.en for text in texts)
    assert template.sentence(FILLED[kind]).endswith(".")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("4/3", "above-one"),
        ("150%", "above-one"),
        ("0/0", "zero-denominator"),
        ("1/0", "zero-denominator"),
        ("-1/3", "negative"),
        ("một nửa", "not-a-fraction"),
        ("1/2/3", "not-a-fraction"),
        ("", "required"),
    ],
)
def test_a_share_that_is_none_is_refused(written: str, code: str) -> None:
    assert problems("onsite_ratio_cap", {"fraction": written}) == [("fraction", code)]


@pytest.mark.parametrize("written", ["1/3", " 1 / 3 ", {"num": 1, "den": 3}])
def test_a_share_is_stored_as_two_numbers(written: str | dict[str, int]) -> None:
    params: Params = written if isinstance(written, dict) else {"fraction": written}

    stored = TEMPLATES["exact_split"].parse(params)

    assert (stored["num"], stored["den"]) == (1, 3)


@pytest.mark.parametrize(
    ("kind", "params", "problem"),
    [
        ("headcount_cap", {"n": -1}, ("n", "negative")),
        ("headcount_cap", {"n": "bốn"}, ("n", "not-a-number")),
        ("headcount_cap", {"n": True}, ("n", "not-a-number")),
        ("headcount_cap", {}, ("n", "required")),
        ("role_must_be_onsite", {"tags": []}, ("tags", "empty-list")),
        ("role_must_be_onsite", {"tags": ["king"]}, ("tags", "unknown-code")),
        ("role_must_be_onsite", {"tags": "guard"}, ("tags", "not-a-list")),
        ("allowed_onsite_reasons", {}, ("reasons", "empty-list")),
        (
            "head_must_be_onsite",
            {"acting_deputy_ok": "maybe"},
            ("acting_deputy_ok", "not-a-boolean"),
        ),
        ("min_leaders_onsite", {"n": 1, "grain": "hour"}, ("grain", "not-a-choice")),
        ("obligation", {"text": "  "}, ("text", "required")),
        ("closure", {"n": 3}, ("n", "unknown-parameter")),
        ("reporting", {"before": "25h00"}, ("before", "not-a-time")),
        ("reporting", {"before": "sáng"}, ("before", "not-a-time")),
        ("roster_filing", {"weekday": "yesterday"}, ("weekday", "not-a-choice")),
    ],
)
def test_every_wrong_blank_is_named_with_what_is_wrong(
    kind: str, params: Params, problem: tuple[str, str]
) -> None:
    assert problems(kind, params) == [problem]
    with pytest.raises(ParameterError) as raised:
        TEMPLATES[kind].parse(params)
    assert raised.value.message("vi") == WRONG[problem[1]].vi


@pytest.mark.parametrize(
    ("kind", "params", "problem"),
    [
        ("onsite_time_window", {}, ("start", "nothing-asked")),
        ("onsite_time_window", {"start": "14h00", "end": "10h00"}, ("end", "ends-before-start")),
        ("meeting_cap", {"count_online": True}, ("max", "nothing-asked")),
        ("team_separation", {"teams": ["team-1"]}, ("teams", "too-few")),
    ],
)
def test_blanks_that_do_not_go_together_are_named(
    kind: str, params: Params, problem: tuple[str, str]
) -> None:
    assert problems(kind, params) == [problem]


def test_a_cap_is_built_with_the_safe_defaults_of_an_agency() -> None:
    assert TEMPLATES["onsite_ratio_cap"].build({"fraction": "1/3"}, C1) == CountBound(
        clause=C1,
        direction=Direction.MAX,
        amount=Fraction(1, 3),
        rounding=Rounding.FLOOR,
        base=Base(exclude_mobilised=True, exclude_off=True),
    )


def test_leaders_are_counted_by_rank() -> None:
    assert TEMPLATES["min_leaders_onsite"].build({"n": 1}, C1) == CountBound(
        clause=C1, direction=Direction.MIN, amount=1, base=Base(ranks=LEADERS)
    )


def test_an_absent_head_is_replaced_by_a_deputy_where_the_clause_allows_it() -> None:
    template = TEMPLATES["head_must_be_onsite"]

    assert template.build({}, C1) == PersonState(
        clause=C1, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD}), deputised=AWAY_STATES
    )
    assert template.build({"acting_deputy_ok": False, "away_excused": False}, C1) == PersonState(
        clause=C1, must=Must.ON_SITE, ranks=frozenset({Rank.HEAD})
    )


def test_roles_are_excused_while_away_unless_the_clause_says_otherwise() -> None:
    template = TEMPLATES["role_must_be_onsite"]
    guards = frozenset({"guard"})

    assert template.build({"tags": ["guard"]}, C1) == PersonState(
        clause=C1, must=Must.ON_SITE, tags=guards, excused=AWAY_STATES
    )
    assert template.build({"tags": ["guard"], "away_excused": False}, C1) == PersonState(
        clause=C1, must=Must.ON_SITE, tags=guards, excused=frozenset({Work.LEAVE})
    )


def test_duty_counts_as_a_reason_where_duty_is_listed() -> None:
    assert TEMPLATES["allowed_onsite_reasons"].build({"reasons": ["mail"]}, C1) == PermittedReasons(
        clause=C1, reasons=frozenset({"mail"}), duty_reason="office-duty"
    )


def test_what_cannot_be_checked_makes_no_rule() -> None:
    assert {
        kind: template.effect for kind, template in TEMPLATES.items() if not template.is_checkable
    } == {
        "default_remote": Effect.DEFAULT,
        "written_exception": Effect.TEXT,
        "head_discretion": Effect.TEXT,
        "obligation": Effect.TEXT,
    }


@pytest.mark.parametrize(
    "kind", [kind for kind, template in TEMPLATES.items() if template.is_checkable]
)
def test_a_template_says_of_its_rule_whether_the_planner_keeps_it(kind: str) -> None:
    rule = TEMPLATES[kind].build(FILLED[kind], C1)

    assert TEMPLATES[kind].effect is next(
        effect for effect, rules in EFFECTS_OF.items() if isinstance(rule, rules)
    )


def test_every_kind_of_the_scenario_files_can_be_picked_as_a_sentence() -> None:
    assert KINDS.keys() <= TEMPLATES.keys()


def test_a_negative_test_needs_its_days_of_validity() -> None:
    asked: Params = {"any_of_tags": ["tested-negative", "vaccinated"]}

    assert problems("required_condition_for_onsite", asked) == [("validity_days", "required")]
    assert TEMPLATES["required_condition_for_onsite"].build(
        {**asked, "validity_days": 3}, C1
    ) == PersonState(
        clause=C1, must=Must.QUALIFY, except_tags=frozenset({"vaccinated"}), tested=RecentTest(3)
    )


def test_a_clause_stored_before_more_was_asked_of_it_is_judged_as_it_was() -> None:
    condition, teams = TEMPLATES["required_condition_for_onsite"], TEMPLATES["team_separation"]

    assert condition.build(
        {"any_of_tags": ["tested-negative"], "not_for_tags": []}, C1
    ) == PersonState(clause=C1, must=Must.QUALIFY, except_tags=frozenset({"tested-negative"}))
    assert teams.build({"teams": ["team-1"]}, C1) == Separation(
        clause=C1, teams=frozenset({"team-1"})
    )


def test_an_average_over_the_week_is_a_choice_of_the_clause() -> None:
    rule = TEMPLATES["onsite_ratio_cap"].build({"fraction": "1/2", "grain": "week"}, C1)

    assert isinstance(rule, WeekAverage)
    assert (rule.clause, rule.daily.amount, rule.daily.grain) == (C1, Fraction(1, 2), Grain.DAY)


def test_an_exact_share_may_be_of_the_people_at_home_and_rounded_one_way() -> None:
    rule = TEMPLATES["exact_split"].build(
        {"fraction": "1/3", "measured": "remote", "rounding": "floor"}, C1
    )

    assert rule == CountBound(
        clause=C1,
        direction=Direction.EXACT,
        amount=Fraction(1, 3),
        measured=Measured.REMOTE,
        rounding=Rounding.FLOOR,
        base=Base(exclude_mobilised=True, exclude_off=True),
    )


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (
            "onsite_ratio_cap",
            "Mỗi phòng, đơn vị bố trí không quá 1/3 số cán bộ (không kể bảo vệ và văn thư) làm việc tại cơ quan trong mỗi ngày, "
            "làm tròn xuống; đơn vị ít người vẫn được 01 người.",
        ),
        (
            "remote_ratio_floor",
            "Mỗi phòng, đơn vị bố trí ít nhất 1/2 (50%) số cán bộ làm việc trực tuyến tại nhà trong mỗi ngày, làm tròn lên; "
            "người nghỉ phép không tính vào tổng số.",
        ),
        (
            "headcount_cap",
            "Mỗi phòng, đơn vị bố trí không quá 04 người làm việc tại cơ quan trong mỗi ngày.",
        ),
        (
            "min_leaders_onsite",
            "Mỗi phòng, đơn vị bố trí ít nhất 01 lãnh đạo đơn vị làm việc tại cơ quan trong mỗi buổi.",
        ),
        (
            "min_onsite_count",
            "Mỗi phòng, đơn vị bố trí ít nhất 02 người trong số lái xe làm việc tại cơ quan trong mỗi ngày.",
        ),
        ("forced_remote", "Người cư trú tại vùng phong tỏa làm việc trực tuyến tại nhà."),
        (
            "closure",
            "Cơ quan tạm đóng cửa, không ai đến làm việc, trừ bảo vệ và lực lượng phòng cháy, chữa cháy.",
        ),
        ("required_condition_for_onsite", "Chỉ bảo vệ và người đã khai báo y tế được đến cơ quan."),
        (
            "allowed_onsite_reasons",
            "Chỉ đến cơ quan khi có lý do được phép: trực cơ quan; xử lý tài liệu mật. Không áp dụng đối với người đứng đầu đơn vị.",
        ),
        (
            "permit_required",
            "Chỉ người có giấy đi đường và người ăn ở tại cơ quan được đến cơ quan.",
        ),
        (
            "remote_requires",
            "Chỉ làm việc trực tuyến tại nhà khi đủ điều kiện: được duyệt làm việc trực tuyến.",
        ),
        (
            "head_deputy_rotation",
            "Trưởng và phó đơn vị luân phiên, mỗi ngày có ít nhất 01 lãnh đạo đơn vị làm việc tại cơ quan; "
            "trong tuần có ít nhất hai người thay nhau.",
        ),
        (
            "rotation_weekly_fixed_team",
            "Luân phiên theo tuần: những người của mỗi phòng, đơn vị làm việc tại cơ quan không thay đổi trong cả tuần.",
        ),
        (
            "rotation_alternate_weeks",
            "Cán bộ không làm việc tại cơ quan hai tuần liền nhau, trừ bảo vệ.",
        ),
        (
            "instant_cap",
            "Mỗi phòng, đơn vị bố trí không quá 1/4 (25%) số cán bộ làm việc tại cơ quan trong mỗi buổi, làm tròn xuống.",
        ),
        ("room_cap", "Mỗi phòng làm việc có không quá 10 người có mặt trong mỗi buổi."),
        (
            "must_stay_onsite",
            "Người trực cơ quan ở lại, ăn nghỉ tại cơ quan, trừ người nghỉ phép, đi công tác, đi học hoặc được huy động.",
        ),
        ("permit_quota", "Số giấy đi đường không quá 10% số cán bộ, làm tròn xuống."),
        ("onsite_time_window", "Chỉ có mặt tại cơ quan từ 10h00 đến 14h00."),
        (
            "meeting_cap",
            "Mỗi cuộc họp không quá 10 người trong phòng; chỉ họp về: phòng, chống dịch; công việc đột xuất, cấp bách; "
            "cuộc họp phải được người đứng đầu đồng ý.",
        ),
        (
            "roster_filing",
            "Lịch làm việc của tuần được trình chậm nhất hết ngày thứ Sáu tuần trước.",
        ),
        ("roster_approval", "Lịch làm việc của tuần được duyệt trước 16h30 thứ Sáu tuần trước."),
        ("reporting", "Báo cáo được gửi từ thứ Hai đến thứ Sáu, trước 8h00."),
        (
            "exempt_from_cap",
            "Lực lượng phòng, chống dịch, thiên tai và lực lượng y tế không tính vào tổng số và không tính vào số có mặt "
            "khi áp dụng các mức số người, tỷ lệ.",
        ),
        (
            "entry_declaration",
            "Cam kết đi lại trước khi đến cơ quan; mỗi tuần một lần; chỉ đối với lái xe; trừ bảo vệ.",
        ),
        ("rotation_alternate_days", "Lái xe không làm việc tại cơ quan hai ngày liền nhau."),
        (
            "team_separation",
            "Các tổ sau không cùng đến cơ quan trong một ngày: Tổ làm việc 1; Tổ làm việc 2.",
        ),
        (
            "per_employee_max_onsite_days",
            "Mỗi cán bộ làm việc tại cơ quan không quá 03 ngày trong tuần.",
        ),
        (
            "per_employee_min_remote_days",
            "Mỗi người trong số người đang nuôi con nhỏ làm việc trực tuyến tại nhà ít nhất 02 ngày trong tuần.",
        ),
        (
            "per_employee_min_onsite_share",
            "Mỗi cán bộ làm việc tại cơ quan ít nhất 60% số ngày trong tuần, làm tròn lên; ngày đi công tác được tính; "
            "ngày nghỉ phép không tính vào tổng số.",
        ),
    ],
)
def test_sentences_read_as_an_office_would_write_them(kind: str, sentence: str) -> None:
    assert TEMPLATES[kind].sentence(FILLED[kind]) == sentence


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        (
            "min_onsite_count",
            "Each unit has at least 2 people from among drivers at the office each day.",
        ),
        (
            "head_must_be_onsite",
            "The head of the unit must be at the office each day; a deputy stands in while the head is on leave, on business, in training "
            "or mobilised.",
        ),
        ("forced_remote", "People living in a locked-down area work remotely at home."),
    ],
)
def test_english_sentences_are_whole_sentences(kind: str, sentence: str) -> None:
    assert TEMPLATES[kind].sentence(FILLED[kind], "en") == sentence
