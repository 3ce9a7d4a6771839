"""Every kind of clause in several ways of saying it, and sentences that say none of them."""

import unicodedata
from time import process_time
from typing import Any, Literal

import pytest

from planning.reading import read
from planning.reading.evaluate import CHECKABLE


def clauses(text: str) -> list[tuple[str, dict[str, Any]]]:
    return [(proposal.kind, proposal.params) for proposal in read(text).proposals]


SAID: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("all_remote", {}, "Tất cả các phòng làm việc trực tuyến hoàn toàn."),
    ("all_remote", {}, "Toàn thể cơ quan chuyển sang làm việc trực tuyến."),
    ("all_remote", {}, "100% cán bộ làm việc từ xa trong thời gian giãn cách."),
    ("allowed_onsite_reasons", {"reasons": ["urgent"]}, "Công chức chỉ đến trụ sở để giải quyết công việc cấp bách."),
    ("allowed_onsite_reasons", {"reasons": ["urgent"]}, "Chỉ giải quyết công việc tại cơ quan đối với nhiệm vụ cấp bách."),
    ("allowed_onsite_reasons", {"reasons": ["classified"]}, "Cán bộ chỉ lên cơ quan trong trường hợp cần xử lý tài liệu mật."),
    ("closure", {}, "Tạm ngừng hoạt động của trụ sở trong hai ngày 7 và 8/9."),
    ("closure", {}, "Toàn thể công chức nghỉ làm việc cả ngày 28/9/2022 để tránh bão."),
    ("closure", {}, "Cho cán bộ, người lao động nghỉ buổi chiều 27/9 để chằng chống nhà cửa."),
    ("default_remote", {}, "Cho phép cán bộ làm việc từ xa."),
    ("default_remote", {}, "Tạo điều kiện cho người lao động làm việc từ xa."),
    ("default_remote", {}, "Yêu cầu các cơ quan cho cán bộ làm việc tại nhà."),
    ("effective_from", {"date": "2021-05-25", "time": "12:00"}, "Quy định này bắt đầu từ 12h00 ngày 25/5/2021."),
    ("effective_from", {"date": "2021-09-10"}, "Có hiệu lực thi hành kể từ ngày 10 tháng 9 năm 2021."),
    ("effective_to", {"date": "2021-09-15", "time": "00:00"}, "Kết thúc vào 24h00 ngày 15/9/2021."),
    ("effective_to", {"date": "2021-04-30"}, "Việc này thực hiện đến hết ngày 30/4/2021."),
    ("effective_to", {"date": "2021-12-31"}, "Văn bản này có hiệu lực kể từ ngày ký đến hết ngày 31/12/2021."),
    ("exact_split", {"num": 1, "den": 2}, "Áp dụng hình thức làm việc 50% tại cơ quan, 50% tại nhà."),
    ("exact_split", {"num": 1, "den": 3}, "Các phòng bố trí 1/3 cán bộ đến cơ quan, số còn lại làm việc trực tuyến."),
    ("exact_split", {"num": 1, "den": 2}, "Phân chia lực lượng theo tỷ lệ 1/2 làm việc tại trụ sở, 1/2 làm việc ở nhà."),
    ("exempt_from_cap", {"tags": ["one-stop"]}, "Ngoại trừ bộ phận một cửa."),
    ("exempt_from_cap", {"tags": ["health", "armed-forces"]}, "Trừ ngành y tế, công an và quân đội."),
    ("exempt_from_cap", {"tags": ["guard"]}, "Không áp dụng đối với bộ phận bảo vệ."),
    ("forced_remote", {"tags": ["unvaccinated"]}, "Người chưa tiêm vắc xin làm việc trực tuyến."),
    ("forced_remote", {"tags": ["isolating"]}, "Đối với người thuộc diện F0, F1: làm việc tại nhà."),
    ("forced_remote", {"tags": ["symptoms"]}, "Cán bộ bị sốt, ho phải nghỉ ở nhà và làm việc từ xa."),
    ("full_strength", {"tags": ["health"]}, "Ngành y tế duy trì đầy đủ quân số."),
    ("full_strength", {"tags": ["armed-forces"]}, "Lực lượng vũ trang trực 100% quân số."),
    ("full_strength", {"tags": ["health"]}, "Các bệnh viện, trung tâm y tế bảo đảm 100% nhân lực."),
    ("head_deputy_rotation", {}, "Lãnh đạo Sở thay phiên trực tại cơ quan."),
    ("head_deputy_rotation", {}, "Giám đốc hoặc Phó Giám đốc có mặt tại trụ sở."),
    ("head_deputy_rotation", {}, "Cấp trưởng hoặc cấp phó phải có mặt tại đơn vị."),
    ("head_discretion", {}, "Thủ trưởng chủ động phân công lịch làm việc của đơn vị."),
    ("head_discretion", {}, "Trưởng phòng quyết định phương án bố trí người làm việc tại nhà."),
    ("head_discretion", {}, "Giao người đứng đầu tự quyết định việc bố trí nhân sự cho phù hợp."),
    ("head_must_be_onsite", {}, "Thủ trưởng đơn vị có mặt tại trụ sở 24/24 khi có bão."),
    ("head_must_be_onsite", {}, "Trưởng các phòng phải trực tiếp có mặt ở cơ quan để điều hành."),
    ("head_must_be_onsite", {}, "Yêu cầu Giám đốc các trung tâm trực tiếp có mặt tại trụ sở để chỉ đạo."),
    ("headcount_cap", {"n": 4}, "Mỗi chi cục cử không quá bốn cán bộ đến trụ sở."),
    ("headcount_cap", {"n": 8}, "Tối đa 8 cán bộ được vào trụ sở làm việc trong ngày."),
    ("headcount_cap", {"n": 2}, "Mỗi đơn vị cử tối đa hai người vào cơ quan trong ngày."),
    ("instant_cap", {"num": 1, "den": 3, "rounding": "floor"}, "Trong cùng một thời điểm, mỗi đơn vị không có quá 1/3 số cán bộ làm việc tại trụ sở."),
    ("meeting_cap", {"max": 15}, "Không tổ chức họp quá 15 người."),
    ("meeting_cap", {"max": 0}, "Dừng các cuộc họp không cần thiết."),
    ("meeting_cap", {"max": 20}, "Không tổ chức hội nghị trên 20 người."),
    ("min_leaders_onsite", {"n": 1}, "Hằng ngày có ít nhất một Phó Giám đốc trực tại trụ sở."),
    ("min_leaders_onsite", {"n": 2}, "Bố trí tối thiểu hai lãnh đạo trực chỉ huy tại trụ sở."),
    ("min_leaders_onsite", {"n": 1}, "Mỗi ngày bố trí 1 lãnh đạo cơ quan làm việc tại trụ sở."),
    ("min_onsite_count", {"n": 3}, "Mỗi ca trực ít nhất ba người."),
    ("min_onsite_count", {}, "Phân công cán bộ trực 24/24 giờ tại trụ sở."),
    ("min_onsite_count", {}, "Cử cán bộ thường trực tại cơ quan 24/24 giờ."),
    ("must_stay_onsite", {"modes": ["live-in"]}, "Các chiến sĩ trực ăn, ngủ, nghỉ tại đơn vị."),
    ("must_stay_onsite", {"modes": ["live-in"]}, "Người trực phải ở lại cơ quan suốt ca 14 ngày."),
    ("must_stay_onsite", {"modes": ["live-in"]}, "Lực lượng trực ở lại trụ sở, thực hiện ăn, nghỉ, làm việc tại chỗ."),
    ("onsite_ratio_cap", {"num": 2, "den": 3, "rounding": "floor"}, "Giảm 1/3 số lượng cán bộ làm việc tại cơ quan."),
    ("onsite_ratio_cap", {"num": 1, "den": 2, "rounding": "floor"}, "KHÔNG BỐ TRÍ QUÁ 1/2 SỐ CÁN BỘ LÀM VIỆC TẠI CƠ QUAN."),
    ("onsite_ratio_cap", {"num": 1, "den": 4, "rounding": "floor"}, "Quân số làm việc tại đơn vị không được vượt quá 25%."),
    ("onsite_ratio_floor", {"num": 1, "den": 3, "rounding": "ceil"}, "Mỗi khoa phải giữ ít nhất 1/3 giảng viên có mặt tại trường."),
    ("onsite_ratio_floor", {"num": 7, "den": 10, "rounding": "ceil"}, "Quân số thường trực tại cơ quan trong mùa mưa bão không dưới 70%."),
    ("onsite_ratio_floor", {"num": 1, "den": 2, "rounding": "ceil"}, "Yêu cầu các phòng bảo đảm tối thiểu 1/2 quân số có mặt tại trụ sở."),
    ("onsite_time_window", {"start": "08:00", "end": "15:00"}, "Cơ quan làm việc từ 8h00 đến 15h00."),
    ("onsite_time_window", {"start": "08:00", "end": "15:00"}, "Cán bộ chỉ làm việc tại trụ sở từ 8h đến 15h."),
    ("onsite_time_window", {"start": "07:00", "end": "11:00"}, "Thời gian làm việc tại cơ quan từ 7h00 đến 11h00."),
    ("open_ended", {"until": "new notice"}, "Chỉ thị này có hiệu lực đến khi có văn bản thay thế."),
    ("open_ended", {"until": "new notice"}, "Duy trì các biện pháp trên cho đến khi có hướng dẫn mới."),
    ("open_ended", {"until": "new notice"}, "Quy định này được duy trì cho tới khi có văn bản thay thế."),
    ("per_employee_max_onsite_days", {"max": 2}, "Mỗi người đến cơ quan không quá 2 buổi/tuần."),
    ("per_employee_max_onsite_days", {"max": 3}, "Mỗi tuần, một cán bộ chỉ đến trụ sở tối đa ba buổi."),
    ("per_employee_max_onsite_days", {"max": 3}, "Mỗi người chỉ làm việc tại trụ sở tối đa 3 ngày mỗi tuần."),
    ("per_employee_min_onsite_share", {"num": 3, "den": 5}, "Mỗi người dành ít nhất 60% thời gian làm việc tại cơ quan."),
    ("per_employee_min_onsite_share", {"num": 2, "den": 5}, "Cán bộ phải làm việc tại trụ sở ít nhất 40% tổng thời gian làm việc."),
    ("per_employee_min_onsite_share", {"num": 1, "den": 2}, "Mỗi công chức phải bảo đảm ít nhất 50% thời gian làm việc tại trụ sở."),
    ("per_employee_min_remote_days", {"min": 1}, "Mỗi cán bộ làm việc từ xa tối thiểu 01 ngày/tuần."),
    ("per_employee_min_remote_days", {"min": 1}, "Hằng tuần, mỗi công chức làm việc từ xa ít nhất 1 ngày."),
    ("per_employee_min_remote_days", {"min": 2}, "Mỗi cán bộ làm việc tại nhà không ít hơn 2 ngày mỗi tuần."),
    ("period_extension", {"by": "decision", "days": 7}, "Gia hạn thời gian làm việc trực tuyến thêm 07 ngày."),
    ("period_extension", {"by": "decision", "days": 14}, "Kéo dài thời gian áp dụng các biện pháp nêu trên thêm 14 ngày."),
    ("permit_quota", {"num": 1, "den": 10, "rounding": "floor"}, "Không cấp giấy đi đường quá 10% tổng số công chức."),
    ("permit_quota", {"num": 3, "den": 20, "rounding": "floor"}, "Số giấy đi đường cấp cho cán bộ không vượt quá 15% tổng số."),
    ("permit_quota", {"num": 1, "den": 5, "rounding": "floor"}, "Giấy đi đường chỉ cấp cho tối đa 20% số cán bộ của cơ quan."),
    ("permit_required", {}, "Chỉ người được cấp giấy đi đường mới đến trụ sở."),
    ("permit_required", {}, "Cán bộ ra đường đi làm phải mang theo giấy đi đường."),
    ("permit_required", {}, "Cán bộ đi làm phải có giấy đi đường và thẻ công chức."),
    ("rank_must_be_onsite", {"tags": ["head", "deputy"]}, "Từ phó phòng trở lên phải có mặt tại cơ quan."),
    ("rank_must_be_onsite", {"tags": ["head", "deputy"]}, "Lãnh đạo từ cấp phòng trở lên đến cơ quan làm việc hằng ngày."),
    ("rank_must_be_onsite", {"tags": ["head", "deputy"]}, "Lãnh đạo cấp vụ và tương đương làm việc trực tiếp tại trụ sở Bộ."),
    ("remote_ratio_cap", {"num": 1, "den": 5, "rounding": "floor"}, "Chỉ cho phép tối đa 1/5 nhân sự mỗi phòng làm việc tại nhà."),
    ("remote_ratio_cap", {"num": 2, "den": 5, "rounding": "floor"}, "Tối đa 40% nhân viên của đơn vị được phép làm việc trực tuyến."),
    ("remote_ratio_cap", {"num": 1, "den": 4, "rounding": "floor"}, "Mỗi thời điểm chỉ giải quyết cho tối đa 25% cán bộ của phòng làm việc từ xa."),
    ("remote_ratio_floor", {"num": 1, "den": 2, "rounding": "ceil"}, "Bảo đảm có từ 50% viên chức trở lên làm việc tại nhà."),
    ("remote_ratio_floor", {"num": 1, "den": 2, "rounding": "ceil", "base_exclude_tags": ["guard", "driver"]}, "Ít nhất 50% viên chức làm việc tại nhà, trừ bảo vệ, lái xe."),
    ("remote_ratio_floor", {"num": 1, "den": 2, "rounding": "ceil"}, "Cho ít nhất một nửa số cán bộ, công chức được làm việc ở nhà."),
    ("remote_requires", {}, "Chỉ được làm việc từ xa sau khi thủ trưởng phê duyệt."),
    ("remote_requires", {}, "Làm việc từ xa chỉ được thực hiện khi lãnh đạo phê duyệt."),
    ("remote_requires", {}, "Người đăng ký làm việc từ xa phải được trưởng phòng phê duyệt trước."),
    ("reporting", {"frequency": ["ad-hoc"]}, "Báo cáo đột xuất khi có ca nhiễm."),
    ("reporting", {}, "Kết quả thực hiện báo cáo về Sở Nội vụ để tổng hợp."),
    ("reporting", {"weekday": 1, "before": "10:00", "frequency": ["weekly"]}, "Gửi báo cáo trước 10h00 thứ Hai hằng tuần về Sở Nội vụ."),
    ("required_condition_for_onsite", {"any_of_tags": ["vaccinated"]}, "Điều kiện đến cơ quan: đã tiêm đủ 02 mũi vắc xin."),
    ("required_condition_for_onsite", {"any_of_tags": ["negative-test"]}, "Cán bộ đi làm phải xét nghiệm định kỳ 7 ngày một lần."),
    ("entry_declaration", {"title": "Khai báo y tế", "validity": "days"}, "Trước khi vào cơ quan, cán bộ quét mã QR khai báo y tế."),
    ("entry_declaration", {"title": "Khai báo y tế", "validity": "days"}, "Chỉ người đã khai báo y tế được đến cơ quan."),
    ("entry_declaration", {"title": "Khai báo y tế", "validity": "day"}, "Cán bộ đến cơ quan phải khai báo y tế hằng ngày."),
    ("role_must_be_onsite", {"tags": ["one-stop"]}, "Bộ phận một cửa làm việc bình thường."),
    ("role_must_be_onsite", {"tags": ["driver", "guard"]}, "Bố trí lái xe, bảo vệ thường trực tại cơ quan."),
    ("role_must_be_onsite", {"tags": ["guard", "clerk", "driver"]}, "Bảo vệ, văn thư, lái xe làm việc bình thường tại cơ quan."),
    ("room_cap", {"max": 4}, "Không để quá 4 người ngồi chung một phòng."),
    ("room_cap", {"max": 5}, "Mỗi phòng làm việc tối đa năm người cùng lúc."),
    ("room_cap", {"max": 3}, "Trong mỗi phòng làm việc không bố trí quá 03 người."),
    ("roster_approval", {"deadline": {"weekday": 5, "time": "11:30", "strict": True}}, "Giám đốc phê duyệt lịch làm việc trước 11h30 thứ Sáu."),
    ("roster_approval", {}, "Lãnh đạo phê duyệt phương án làm việc của từng phòng."),
    ("roster_approval", {"frequency": ["weekly"]}, "Lịch làm việc do Giám đốc duyệt vào thứ Sáu hằng tuần."),
    ("roster_filing", {"frequency": ["weekly"]}, "Trưởng phòng lập lịch trực hằng tuần."),
    ("roster_filing", {"frequency": ["weekly"]}, "Văn phòng lập lịch trực và niêm yết hằng tuần."),
    ("roster_filing", {"deadline": {"weekday": 5, "strict": True}}, "Lịch trực nộp cho phòng Hành chính trước thứ Sáu."),
    ("rotation_alternate_days", {}, "Lịch đến cơ quan xen kẽ theo ngày."),
    ("rotation_alternate_days", {}, "Chuyên viên đến trụ sở theo hình thức cách ngày."),
    ("rotation_alternate_days", {}, "Nhóm 1 làm việc ngày chẵn, nhóm 2 làm việc ngày lẻ."),
    ("rotation_alternate_weeks", {}, "Các nhóm đến cơ quan cách tuần."),
    ("rotation_alternate_weeks", {}, "Hai nhóm đến cơ quan xen kẽ theo tuần."),
    ("rotation_alternate_weeks", {}, "Cán bộ làm việc tại cơ quan xen kẽ từng tuần."),
    ("rotation_weekly_fixed_team", {}, "Luân phiên hàng tuần giữa hai nhóm cán bộ."),
    ("rotation_weekly_fixed_team", {}, "Nhân viên làm việc luân phiên theo tuần, mỗi tuần một nhóm."),
    ("rotation_weekly_fixed_team", {}, "Tổ chức làm việc luân phiên theo từng tuần, mỗi tuần một kíp cố định."),
    ("team_separation", {}, "Các ca trực tách riêng, không giao ca trực tiếp."),
    ("team_separation", {}, "Chia đôi cơ quan thành hai nhóm làm việc tách biệt."),
    ("team_separation", {}, "Bố trí hai ca làm việc riêng biệt, không để hai ca gặp nhau."),
    ("written_exception", {}, "Trường hợp đặc biệt do Chủ tịch UBND tỉnh quyết định."),
    ("written_exception", {}, "Đơn vị đặc thù được UBND thành phố chấp thuận bằng văn bản."),
    ("written_exception", {}, "Trường hợp bố trí vượt quá tỷ lệ quy định phải được UBND tỉnh đồng ý."),
)  # fmt: skip


def test_every_kind_that_may_be_read_is_said_here() -> None:
    assert {kind for kind, _, _ in SAID} == CHECKABLE


@pytest.mark.parametrize(("kind", "params", "text"), SAID)
def test_a_clause_is_read_however_it_is_said(kind: str, params: dict[str, Any], text: str) -> None:
    assert clauses(text) == [(kind, params)]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("kind", "params", "text"), SAID)
def test_either_spelling_reads_the_same_and_quotes_what_stands_there(
    form: Literal["NFC", "NFD"], kind: str, params: dict[str, Any], text: str
) -> None:
    written = unicodedata.normalize(form, f"Kính gửi: các phòng.\n1. {text}\n")

    (proposal,) = read(written).proposals

    assert (proposal.kind, proposal.params) == (kind, params)
    assert proposal.quote == written[proposal.start : proposal.end]
    assert unicodedata.normalize("NFC", proposal.quote) in unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(("kind", "params", "text"), SAID)
def test_capital_letters_say_the_same(kind: str, params: dict[str, Any], text: str) -> None:
    assert clauses(text.upper()) == [(kind, params)]


@pytest.mark.parametrize(
    "text",
    [
        "Năm ngoái có một nửa số cán bộ làm việc tại nhà.",
        "Sở đã bố trí 50% cán bộ làm việc tại nhà từ đầu tháng.",
        "Đến nay, 95% cán bộ của Sở đã tiêm mũi 2.",
        "Trung tâm y tế vừa ghi nhận một người có kết quả xét nghiệm dương tính.",
        "Tỉnh có 3 người bị thương do bão trong ngày 27/9.",
        "Hỗ trợ 50% chi phí cước điện thoại cho cán bộ làm việc tại nhà.",
        "Kinh phí thực hiện không quá 200 triệu đồng, ngân sách tỉnh bảo đảm 50%.",
        "Khoản 1 Điều 3 quy định mức phạt tối đa 5 triệu đồng.",
        "Người dân chỉ ra khỏi nhà khi thật sự cần thiết.",
        "Mỗi hộ gia đình chỉ cử 1 người đi mua hàng.",
        "Không tập trung quá 2 người ngoài phạm vi công sở.",
        "Phòng họp số 3 có sức chứa tối đa 40 chỗ ngồi.",
        "Hồ sơ nộp trực tuyến đạt 80%, tăng 1/3 so với cùng kỳ.",
        "Giảm 30% thời gian giải quyết thủ tục hành chính.",
        "Mỗi cán bộ được trang bị 01 máy tính để làm việc từ xa.",
        "Cán bộ làm việc tại nhà phải bảo mật thông tin, giữ liên lạc 24/24 giờ.",
        "Khi có yêu cầu phải đến cơ quan.",
        "Thời gian nghỉ trưa từ 11h30 đến 13h30.",
        "Tòa nhà có 2/3 diện tích dành cho phòng làm việc.",
        "Ban hành kèm theo Quyết định số 50/2021/QĐ-UBND về giá đất.",
    ],
)
def test_history_money_citizens_and_other_numbers_are_no_clause(text: str) -> None:
    assert clauses(text) == []


@pytest.mark.timed
@pytest.mark.parametrize(
    "text",
    [
        "cán bộ làm việc tại nhà và làm việc tại cơ quan của đơn vị ",
        "lãnh đạo bộ báo cáo lãnh đạo sở, ủy ban nhân dân tỉnh ",
        "tối đa không quá ít nhất ",
        "bố trí cho cán bộ trực, có mặt, phải có mặt ",
    ],
)
def test_a_text_that_repeats_itself_is_read_at_once(text: str) -> None:
    begun = process_time()

    read(text * 200)

    assert process_time() - begun < 5
