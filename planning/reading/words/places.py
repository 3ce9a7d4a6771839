"""Where people are: at the office, at home, staying in, in a room, at a meeting."""

from planning.reading.lexicon import Table

_SEAT = "[các] (trụ sở|cơ quan|công sở|nhiệm sở|văn phòng|nơi làm việc|trường)"
OFFICE = {
    f"[trực tiếp] (tại|ở) {_SEAT}": "",
    f"[có mặt] (đến|tới|vào|lên) {_SEAT}": "",
    f"(đến|tới|vào|lên) {_SEAT} [để] làm việc": "",
    f"(đến|tới|vào) làm việc [trực tiếp] [tại] {_SEAT}": "",
    "(làm việc|có mặt) trực tiếp": "",
    "(đi làm|đến làm việc|tới làm việc|vào làm việc|trực tiếp làm việc|làm việc tập trung)": "",
    "(làm việc|trực|có mặt) [trực tiếp] tại (cơ quan|đơn vị|phòng|chỗ)": "",
    "(làm việc|trực|có mặt) [trực tiếp] tại cơ quan [,] đơn vị": "",
}
HOME = {
    "(làm việc|làm việc trực tuyến|trực tuyến|làm) (tại|ở) (nhà|gia đình|nơi ở|nơi cư trú)": "",
    "(tại|ở) (nhà|gia đình|nơi cư trú|nhà riêng)": "",
    "làm việc (qua mạng|online|qua internet)": "",
    "(làm việc|làm|công tác) [theo hình thức] (từ xa|trực tuyến|online)": "",
    "(làm việc|làm) [bằng|theo] hình thức (từ xa|trực tuyến|online)": "",
    "(ở nhà làm việc|nghỉ làm việc tại cơ quan)": "",
}
STAYING = {
    "(3|03|ba) tại chỗ": "three-on-site",
    "(1|một) cung đường [,] (2|hai) (điểm đến|địa điểm)": "one-route",
    "(ở lại|ăn ở|lưu trú) [làm việc] [,] [sinh hoạt] (tại|trong) (đơn vị|cơ quan|trụ sở|chỗ)": "live-in",
    "(ăn|sinh hoạt) [, ở|, ngủ|, ở , ngủ] [,] [và] (nghỉ|ngủ|ở) [ngơi] (tại|trong) (đơn vị|cơ quan|trụ sở|chỗ)": "live-in",
    "(ở lại làm việc|ở tập trung|ăn nghỉ tại chỗ|ngủ lại cơ quan|nghỉ lại cơ quan|cắm chốt)": "live-in",
}
PLACES: Table = {
    "Office": OFFICE,
    "Home": HOME,
    "Stay": STAYING,
    "ToOffice": {f"[tuyệt đối] (không|không được|chưa|hạn chế) (đến|tới|vào|đi đến) {_SEAT}": "", "không (đi làm|đến làm việc)": ""},
    "Work": {"(làm việc|công tác|làm nhiệm vụ|thực hiện nhiệm vụ)": ""},
    "Duty": {
        "(trực|thường trực|phân công trực|trực ban|túc trực)": "",
        "trực lãnh đạo": "",
    },
    "Unit": {"(tại|thuộc|của|trong) (đơn vị|phòng|cơ quan , đơn vị|đơn vị mình|phòng mình)": "", "mỗi (đơn vị|phòng|bộ phận|ca)": ""},
    "Distance": {"(ngồi cách|cách nhau|giữ khoảng cách|khoảng cách|ngồi cách nhau)": ""},
    "Room": {"[trong|tại|mỗi] [một|1|01] [cùng] (phòng làm việc|phòng họp|căn phòng)": "", "(trong|mỗi) [một|1|01] phòng": ""},
    "Meeting": {
        "[tất cả|toàn bộ] [các] (cuộc họp|hội nghị|hội thảo|hội họp|họp|tập huấn)": "",
        "[các] (sự kiện|buổi họp|cuộc hội họp|hội nghị , cuộc họp|hội họp , hội nghị)": "",
    },
    "Closed": {
        "(đóng cửa|ngừng|dừng|tạm dừng|tạm ngừng) [hoạt động] [của] [các] (trụ sở|cơ quan|công sở|nơi làm việc)": "",
        "(nghỉ làm việc|nghỉ làm|cho nghỉ|được nghỉ|nghỉ việc) [để] [phòng tránh bão]": "",
        "đóng cửa": "",
    },
}
