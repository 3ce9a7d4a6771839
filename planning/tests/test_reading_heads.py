"""What a document says of itself in prose: written down before the reading of it was tried."""

import pytest

from planning.reading import read

HEADS = {
    "number": "number",
    "authority": "name",
    "issue_date": "date",
    "effective_from": "date",
    "effective_to": "date",
}

LETTER = """SỞ TƯ PHÁP TỈNH LỘC VINH
Số: 488/STP-VP
Lộc Vinh, ngày 03 tháng 8 năm 2021

Kính gửi: Các phòng.
Thực hiện Công văn số 2210/UBND-KGVX ngày 01/8/2021 của UBND tỉnh, Sở Tư pháp yêu cầu các phòng
bố trí không quá 50% công chức làm việc tại trụ sở từ ngày 05/8 đến hết ngày 19/8.
"""
YEAR_TURNS = """Số: 77/TB-VP
An Lĩnh, ngày 28 tháng 12 năm 2022

Từ ngày 02/01 đến hết ngày 15/01, các phòng bố trí tối đa 40% công chức làm việc tại trụ sở.
"""
PROSE = """Ngày 14/9/2021, UBND tỉnh Sơn Hà vừa ban hành công văn hỏa tốc số 5120/UBND-NC. Theo đó các sở
bố trí tối đa 1/3 công chức làm việc tại trụ sở từ 0 giờ ngày 15/9. Trước đó, tỉnh đã ban hành
Công văn số 4990/UBND-NC ngày 01/9/2021."""
ONE_NUMBER = """Cục Thuế tỉnh Minh Hải vừa có Thông báo số 62/TB-CTMHA về bố trí người làm việc. Theo thông
báo, mỗi phòng không quá 5 người làm việc tại cơ quan."""
LOOSE = """Theo Công văn 365/TATC-VP, các đơn vị bố trí 50% cán bộ làm việc tại nhà."""
SPACED = """UBND huyện Tân Khê đã có Công văn số 1249 /UBND-NN yêu cầu các phòng cử người trực."""
NAMED_ONLY = (
    """Thực hiện Công văn số 12/SYT-NV, các phòng bố trí tối đa 50% người làm việc tại cơ quan."""
)
REPLACED = """Văn bản này thay thế Thông báo số 15/TB-VP. Mỗi phòng không quá 3 người tại trụ sở."""
OF_ANOTHER = """Theo Công văn 804/SNN-VP, Giám đốc Trung tâm yêu cầu viên chức đeo khẩu trang."""
BASIS = (
    """Căn cứ Bộ luật Lao động; Hướng dẫn số 91/HD-BNV của Bộ Nội vụ; UBND tỉnh thông báo lịch."""
)
GUARDED = """QUY CHẾ
(Ban hành kèm theo Quyết định số 19/QĐ-TTTL ngày 02/02/2022)
Điều 1. Mỗi phòng không quá 3 người làm việc tại trụ sở."""

CASES = [
    (LETTER, "number", "488/STP-VP"),
    (LETTER, "issue_date", "2021-08-03"),
    (LETTER, "effective_from", "2021-08-05"),
    (LETTER, "effective_to", "2021-08-19"),
    (YEAR_TURNS, "effective_from", "2023-01-02"),
    (YEAR_TURNS, "effective_to", "2023-01-15"),
    (PROSE, "number", "5120/UBND-NC"),
    (PROSE, "issue_date", "2021-09-14"),
    (PROSE, "authority", "UBND tỉnh Sơn Hà"),
    (PROSE, "effective_from", "2021-09-15"),
    (ONE_NUMBER, "number", "62/TB-CTMHA"),
    (ONE_NUMBER, "authority", "Cục Thuế tỉnh Minh Hải"),
    (LOOSE, "number", "365/TATC-VP"),
    (SPACED, "number", "1249/UBND-NN"),
    (SPACED, "authority", "UBND huyện Tân Khê"),
    (NAMED_ONLY, "number", None),
    (REPLACED, "number", None),
    (OF_ANOTHER, "number", None),
    (BASIS, "number", None),
    (GUARDED, "number", "19/QĐ-TTTL"),
]


@pytest.mark.parametrize(("text", "kind", "told"), CASES)
def test_what_a_document_says_of_itself(text: str, kind: str, told: str | None) -> None:
    found = [one.params for one in read(text).proposals if one.kind == kind]

    assert [params.get(HEADS[kind]) for params in found][:1] == ([told] if told else [])
