"""Where people are: at the office, at home, staying in, in a room, at a meeting."""

from planning.reading.lexicon import Table

_SEAT = "[các] (trụ sở|trụ sở cơ quan|trụ sở làm việc|cơ quan|công sở|nhiệm sở|văn phòng|nơi làm việc|trường|tòa nhà)"
OFFICE = {
    f"[trực tiếp|có mặt|làm việc|thường xuyên có mặt] [trực tiếp] (tại|ở) {_SEAT}": "",
    f"(có mặt|làm việc|trực) [trực tiếp] trong {_SEAT}": "",
    f"[có mặt] (đến|tới|vào|lên) {_SEAT}": "",
    f"(đến|tới|vào|lên) {_SEAT} [để] làm việc": "",
    f"(đến|tới|vào) làm việc [trực tiếp] [tại] {_SEAT}": "",
    "(làm việc|có mặt) trực tiếp": "",
    "(đi làm|đến làm việc|tới làm việc|vào làm việc|trực tiếp làm việc|làm việc tập trung|làm việc tại chỗ)": "",
    "(làm việc|có mặt) [trực tiếp] tại (cơ quan|đơn vị|phòng|chỗ)": "",
    "(làm việc|có mặt) [trực tiếp] tại cơ quan [,] đơn vị": "",
    "(làm việc|có mặt|trực) [trực tiếp] (tại|ở) cơ sở [1|2|3|chính]": "",
    "trực [trực tiếp] tại (cơ quan|đơn vị|phòng|chỗ|trường|cơ quan đơn vị|cơ quan , đơn vị)": "duty",
    f"đã (đến|tới|vào) {_SEAT}": "",
}
HOME = {
    "(làm việc|làm việc trực tuyến|trực tuyến|làm) (tại|ở) (nhà|gia đình|nơi ở|nơi cư trú)": "work",
    "(tại|ở) (nhà|gia đình|nơi cư trú|nơi lưu trú|nhà riêng)": "",
    "(làm việc|làm|công tác|xử lý công việc|giải quyết công việc|điều hành công việc) [bằng|theo|theo hình thức|bằng hình thức|theo phương thức] (từ xa|trực tuyến|online|qua mạng|qua internet|trên môi trường mạng)": "work",
    "theo (hình thức|phương thức) (trực tuyến|từ xa)": "form",
    "làm việc [theo hình thức] (trực tuyến|từ xa|online) (tại|ở) (nhà|nơi cư trú|nơi ở)": "work",
    "(ở nhà làm việc|nghỉ làm việc tại cơ quan|nghỉ làm việc tại trụ sở|nghỉ làm việc tại công sở)": "work",
    "(xử lý|giải quyết) (hồ sơ|văn bản|công việc|việc) (từ xa|tại nhà|ở nhà|trực tuyến|qua mạng)": "work",
}
_THERE = "(tại|trong) (đơn vị|cơ quan|trụ sở|chỗ|nơi làm việc)"
STAYING = {
    "(3|03|ba) tại chỗ": "three-on-site",
    "(1|một) cung đường [,] (2|hai) (điểm đến|địa điểm)": "one-route",
    f"(ở lại|ăn ở|ăn , ở|ăn nghỉ|ăn , nghỉ|ăn ngủ|lưu trú|sinh hoạt) [làm việc|nghỉ ngơi] [,|và] [sinh hoạt|ngủ|nghỉ|nghỉ ngơi|làm việc] {_THERE}": "live-in",
    f"(ăn|sinh hoạt) [, ở|, ngủ|, ở , ngủ] [,|và] (nghỉ|ngủ|ở) [ngơi] [, làm việc|và làm việc] {_THERE}": "live-in",
    "(ở lại|ngủ lại|nghỉ lại) (làm việc|cơ quan|trụ sở|đơn vị)": "live-in",
    f"[có mặt] (tại|ở) {_SEAT} [tạm thời] ở lại": "live-in",
    f"[tạm thời] (ở lại|lưu lại) [tại] {_SEAT}": "live-in",
    f"không [được] (rời|rời khỏi|ra khỏi) {_SEAT}": "live-in",
    "không [được] về nhà": "live-in",
    "(ở|nghỉ|ăn nghỉ|ăn ở|sinh hoạt|lưu trú|cách ly) (tập trung|tại chỗ) [ngay] (tại|trong|ở) [các] (cơ quan|trụ sở|đơn vị|nơi làm việc|phòng trực)": "live-in",
    "(ở tập trung|cắm chốt)": "live-in",
}
PLACES: Table = {
    "Office": OFFICE,
    "Home": HOME,
    "Stay": STAYING,
    "Online": {
        "(họp|tổ chức|chuyển|chuyển sang|sang|bằng hình thức|theo hình thức|hình thức) trực tuyến": "",
        "qua (màn hình|cầu truyền hình|truyền hình|mạng|internet)": "",
    },
    "ToOffice": {
        f"[tuyệt đối] (không|không được|không phải|không cần|chưa|chưa được|không nên|hạn chế) (đến|tới|vào|đi đến) {_SEAT} [để] [làm việc]": "",
        "(không|chưa) (đi làm|đến làm việc|được đến làm việc)": "",
    },
    "Seat": {"(trụ sở|công sở)": ""},
    "Work": {"(làm việc|công tác|làm nhiệm vụ|thực hiện nhiệm vụ)": ""},
    "Duty": {
        "(trực|thường trực|trực ban|túc trực|ứng trực) [24 / 24] [24 / 7] [giờ|h]": "",
    },
    "Unit": {
        "(tại|thuộc|của|trong) (đơn vị|phòng|cơ quan , đơn vị|đơn vị mình|phòng mình)": "",
        "(mỗi|từng) (đơn vị|cơ quan|phòng|bộ phận|ca|ca trực|kíp|kíp trực|tổ|buổi|buổi làm việc)": "",
    },
    "Distance": {"(ngồi cách|cách nhau|giữ khoảng cách|khoảng cách|ngồi cách nhau)": ""},
    "Room": {
        "[trong|tại|mỗi|cùng] [một|1|01] [cùng] (phòng họp|hội trường|căn phòng)": "",
        "(trong|mỗi|chung|cùng|/) [một|1|01] phòng": "",
    },
    "WorkRoom": {"[trong|tại|mỗi|cùng] [mỗi|một|1|01] [cùng] phòng làm việc": ""},
    "Outside": {
        "(ngoài phạm vi|bên ngoài) [công sở|trụ sở|cơ quan]": "",
        "[tại|ở] [các] (nơi|địa điểm) công cộng": "",
        "ngoài (cổng|trời|đường|hành lang)": "",
        "(ra|khỏi|ra khỏi) (nhà|đường|ngoài|địa bàn|địa phương)": "",
    },
    "Instant": {
        "(tại|trong|ở|vào) (mọi|cùng một|cùng|một|bất kỳ) [một] (thời điểm|lúc)": "",
        "cùng (lúc|một lúc|thời điểm|một thời điểm)": "",
        "trong cùng [một] buổi [làm việc]": "",
    },
    "Meeting": {
        "[tất cả|toàn bộ] [các] (cuộc họp|hội nghị|hội thảo|hội họp|họp|tập huấn|buổi họp|cuộc hội họp|lớp tập huấn) [trực tiếp]": "",
        "[tất cả|toàn bộ] [các] [hoạt động] (sự kiện|hội họp|hội nghị , cuộc họp|hội họp , hội nghị|hội họp và các sự kiện)": "",
    },
    "Closed": {
        "(đóng cửa|ngừng|dừng|tạm dừng|tạm ngừng|tạm đóng cửa|phong tỏa) [hoạt động|mọi hoạt động|toàn bộ hoạt động] [của|tại] [các] (trụ sở|cơ quan|công sở|nơi làm việc|tòa nhà)": "",
        "[được|cho] (nghỉ làm việc|nghỉ làm|nghỉ việc|ngừng làm việc|dừng làm việc) [để] [phòng tránh bão|tránh bão]": "",
        "[được|cho] nghỉ [làm|làm việc] [các|trọn|cả] (buổi sáng|buổi chiều|chiều|sáng|cả ngày|trọn ngày)": "",
        "(cho nghỉ|được nghỉ)": "",
        "đóng cửa": "",
        "(cấm|nghiêm cấm|không được) [ra] vào (cơ quan|trụ sở|công sở|tòa nhà)": "",
    },
}
