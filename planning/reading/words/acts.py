"""What a sentence asks for: comparison, duty and permission, arranging, papers, turns, reasons."""

from planning.reading.lexicon import Table

COMPARISON: Table = {
    "AtMost": {"(không quá|không vượt quá|tối đa|nhiều nhất|không được quá|không hơn|không nhiều hơn|không cao hơn|quá lắm)": ""},
    "AtLeast": {"(ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|từ ít nhất|chí ít)": ""},
    "Exactly": {"(đúng|vừa đúng|bằng đúng)": ""},
    "Over": {"(quá|vượt quá|vượt|nhiều hơn|cao hơn)": ""},
    "OrMore": {"trở lên": ""},
    "OrLess": {"trở xuống": ""},
    "Reduce": {"(giảm|cắt giảm|giảm bớt)": ""},
    "All": {"(toàn bộ|tất cả|tất cả các|toàn thể|100 %|một trăm phần trăm|hoàn toàn|mọi)": "", "(đầy đủ|đủ) [100 %]": "", "100 % [số]": ""},
    "Only": {"(chỉ|chỉ được|duy nhất)": ""},
    "Not": {"[tuyệt đối] (không|không được|không để|nghiêm cấm)": ""},
}
DUTIES: Table = {
    "Must": {"(phải|bắt buộc|có trách nhiệm|yêu cầu|cần)": "", "(phải có|cần có|bắt buộc có)": "have"},
    "May": {"(được|được phép|có thể)": ""},
    "Advice": {"(khuyến khích|tạo điều kiện|ưu tiên|vận động|tăng cường)": ""},
    "Have": {"có": ""},
    "Arrange": {
        "[xem xét] (bố trí|cho phép|phân công|sắp xếp|cử|duy trì|điều động|bảo đảm|đảm bảo|tổ chức cho|tổ chức)": "",
        "(chuyển sang|chuyển|áp dụng|thực hiện việc|thực hiện chế độ|áp dụng hình thức|áp dụng chế độ|thực hiện|triển khai|yêu cầu)": "",
    },
    "For": {"cho": ""},
    "Assign": {"[,] giao (việc|nhiệm vụ) [cho]": ""},
    "Normal": {"[công việc] bình thường": "", "(trở lại|như bình thường|theo quy định)": ""},
    "Stop": {"(dừng|tạm dừng|hoãn|tạm hoãn|hủy|không tổ chức|ngừng|tạm ngừng|hạn chế|cấm|chưa tổ chức)": ""},
    "Gather": {"(tập trung|tụ tập|tham dự|tham gia họp)": ""},
    "Except": {
        "(trừ|ngoại trừ|loại trừ)": "",
    },
    "AsFor": {"(riêng|riêng đối với)": ""},
    "Of": {"đối với": ""},
    "Rest": {"[số|những người|cán bộ|bộ phận|số cán bộ|số người|các đơn vị] còn lại": ""},
    "While": {"(khi|trong thời gian|trong lúc|trong quá trình|nếu)": ""},
    "Ask": {"(đề xuất|đề nghị|xin ý kiến|trình|xin phép|báo cáo , đề xuất)": ""},
    "NotCounted": {
        "(không gồm|không bao gồm|chưa bao gồm|không tính|chưa tính|không kể|chưa kể)": "",
        "(không giới hạn|không hạn chế số lượng|được miễn|nằm ngoài|không thuộc diện)": "",
        "(không áp dụng|không áp dụng đối với|không áp dụng với|được loại trừ|không thuộc đối tượng áp dụng)": "",
        "(không|không được|chưa) (tính|kể) vào [tổng] [số|số lượng|tỷ lệ|quân số|định mức] [này|trên|nêu trên|nói trên]": "back",
        "nằm ngoài (số|số lượng|tỷ lệ|định mức) (này|trên|nêu trên)": "back",
    },
    "This": {
        "(số|số lượng|số người|con số|tỷ lệ|mức|định mức|giới hạn) [người|nhân sự|cán bộ] (này|trên|nêu trên|nói trên|đã nêu)": "",
        "(nêu trên|nói trên)": "",
    },
    "Quota": {"(giấy đi đường|giấy phép đi lại|thẻ đi đường|giấy thông hành)": ""},
}
PAPERS: Table = {
    "Roster": {
        "(lịch|bảng) (làm việc|phân công|phân công làm việc|trực|công tác|phân công trực)": "",
        "(danh sách|lịch) [phân công] [cán bộ|người|nhân sự|công chức] (làm việc|trực|công tác|trực cơ quan|đến cơ quan)": "",
        "lịch": "",
        "lịch (cho tuần tới|tuần|tuần sau|cho tuần sau)": "",
        "lịch phân công [cán bộ] làm việc tại cơ quan": "",
    },
    "List": {"danh sách": ""},
    "Plan": {"(phương án|kế hoạch) [,] [phương án|kế hoạch]": ""},
    "DrawUp": {"(lên|xây dựng|lập|xây dựng và thực hiện|chuẩn bị|xây dựng , thực hiện)": ""},
    "File": {"(đăng nhập|gửi|gửi về|nộp|đăng ký|đăng tải|cập nhật|trình|thông báo)": ""},
    "Approve": {"(duyệt|xem xét duyệt|phê duyệt|xem xét , phê duyệt|xét duyệt)": ""},
    "Consent": {
        "[được] [chấp thuận|đồng ý|cho phép|phê duyệt] (bằng văn bản)": "",
        "[đã] được [sự] [thủ trưởng|lãnh đạo] [xem xét ,] (chấp thuận|đồng ý|cho phép) [bằng văn bản]": "",
        "(chấp thuận|đồng ý|cho phép|thống nhất) bằng văn bản": "",
        "[phải] có (văn bản|ý kiến bằng văn bản|văn bản đồng ý|văn bản chấp thuận|sự đồng ý) (của|từ)": "",
        "phải được [sự] (đồng ý|cho phép|chấp thuận)": "",
    },
    "Report": {"(báo cáo|thời gian báo cáo|chế độ báo cáo|điểm danh|chấm công|báo cáo nhanh)": ""},
    "Decide": {"[xem xét ,|tự|xem xét] (quyết định)": ""},
    "Freely": {
        "(chủ động|linh hoạt|tùy tình hình|tùy theo|căn cứ tình hình|căn cứ vào tình hình|căn cứ điều kiện)": "",
    },
    "Daily": {"(hằng ngày|hàng ngày|mỗi ngày|từng ngày)": "daily"},
    "Weekly": {"(hằng tuần|hàng tuần|mỗi tuần|từng tuần|theo tuần)": "weekly"},
    "Monthly": {"(hằng tháng|hàng tháng|mỗi tháng)": "monthly"},
    "Just": {"mới": ""},
    "AdHoc": {"đột xuất": "ad-hoc"},
}
TURNS: Table = {
    "Rotate": {"[theo hình thức] [làm việc] (luân phiên|thay phiên|luân phiên nhau|xoay vòng|luân chuyển)": ""},
    "ByWeek": {"[theo hình thức] luân phiên [làm việc] [theo] (hằng tuần|hàng tuần|theo tuần|tuần)": ""},
    "AlternateWeeks": {"(cách tuần|tuần chẵn|tuần lẻ|tuần chẵn , tuần lẻ|một tuần làm việc một tuần nghỉ|hai tuần một lần)": ""},
    "AlternateDays": {"(cách ngày|ngày chẵn|ngày lẻ|ngày chẵn , ngày lẻ|cách nhật)": ""},
    "Teams": {
        "(chia|tách|phân) [thành|làm|ra] [các|hai|2|02|ba|3|03|nhiều] (nhóm|ca|kíp|tổ|bộ phận|đội|kíp trực|ca làm việc)": "",
        "(các|hai|2|02|ba) (nhóm|ca|kíp|tổ|đội)": "",
    },
    "Apart": {"(không tiếp xúc|hạn chế tiếp xúc|tách biệt|độc lập|không gặp|không giao lưu|riêng biệt|cách biệt)": ""},
    "Each": {"(mỗi người|mỗi cán bộ|mỗi công chức|mỗi nhân viên|mỗi cá nhân|từng người|mỗi cán bộ , công chức)": ""},
    "OfTime": {"(thời gian làm việc|tổng thời gian làm việc|số ngày làm việc|thời gian)": ""},
    "Schedule": {"(giờ làm việc|giờ hành chính|giờ làm việc hành chính|thời gian làm việc|khung giờ|ca làm việc)": ""},
    "Arrive": {"(có mặt|bắt đầu làm việc|đến cơ quan)": ""},
}
REASONS: Table = {
    "Case": {
        "[những|các|trong] [trường hợp|công việc|nhiệm vụ|trường hợp thật|việc] [khi] [thật|thực] [sự|sự cần] cần thiết": "urgent",
        "[những|các] (trường hợp|công việc|nhiệm vụ|việc) [hết sức|rất|thật|thật sự|thực sự] (cần thiết|cấp thiết|cấp bách|quan trọng|khẩn cấp|đột xuất)": "urgent",
        "(khi|nếu) [thật|thật sự|thực sự|thấy] (cần thiết|cần)": "urgent",
        "khi (có yêu cầu|được yêu cầu|được triệu tập|có nhiệm vụ|có chỉ đạo|được phân công)": "leader-order",
    },
    "OfficeDuty": {"(trực cơ quan|trực tại cơ quan|trực trụ sở|trực tại trụ sở)": "office-duty"},
    "Allowed": {"[các] (nội dung|công việc|trường hợp) được [phép]": ""},
    "Handle": {"(xử lý|giải quyết) [các|những] [công việc|nhiệm vụ]": ""},
    "Reason": {
        "trực chiến đấu": "combat",
        "(trực kỹ thuật|vận hành hệ thống) [để vận hành hệ thống] [, mạng lưới]": "system-ops",
        "[cung ứng] hàng hóa [,] dịch vụ thiết yếu": "essential",
        "[xử lý|giải quyết] [các] [tài liệu|văn bản|hồ sơ] [theo chế độ] mật": "classified",
        "[xử lý] văn thư [đi|đi - đến|đến]": "mail",
        "(văn bản đi|tiếp nhận và xử lý văn bản)": "mail",
        "theo yêu cầu [của] [lãnh đạo] [sở|bộ|cục|đơn vị]": "leader-order",
        "[nhu cầu] [công việc|nhiệm vụ|việc] [những|các] (đột xuất|hỏa tốc|khẩn|khẩn cấp|cấp bách|gấp)": "urgent",
        "[công tác|nhiệm vụ] (phòng , chống|phòng chống|chống) dịch [bệnh] [covid]": "epidemic",
        "(giải quyết|tiếp nhận|tiếp nhận , xử lý , giải quyết) thủ tục hành chính": "procedures",
        "[các] nhiệm vụ [cần thiết] khác": "other",
    },
}
TIMES: Table = {
    "OpenEnd": {
        "(cho đến|đến|tới|cho tới) khi có [các] (thông báo|chỉ đạo|văn bản|hướng dẫn|quyết định) [mới|tiếp theo|khác|thay thế]": "new notice",
        "(cho đến|đến|tới|cho tới) khi": "an event",
        "(chưa xác định|không xác định) (thời hạn|ngày kết thúc)": "new notice",
        "sẽ có (thông báo|hướng dẫn|chỉ đạo) (tiếp theo|sau|mới)": "next notice",
        "(cho đến|đến|tới) khi (hết dịch|dịch bệnh được kiểm soát|dịch được kiểm soát)": "end of the outbreak",
    },
    "Extend": {
        "(có thể kéo dài|được kéo dài|kéo dài|gia hạn|tiếp tục|thực hiện tiếp|kéo dài thời gian|kéo dài thêm)": "",
    },
    "ByDecision": {"theo (quyết định|chỉ đạo|thông báo) của [cấp|cơ quan] [có] [thẩm quyền]": ""},
}
REFERENCES: Table = {
    "": {
        "(chỉ thị|chỉ đạo điều hành|chỉ đạo|quy định|quyết định số|nghị quyết|công văn|ngoài ra|trước khi|trực thuộc|trực tiếp|trực tuyến|chủ động thực hiện|tại nhà máy|làm tại nhà máy|làm việc tại nhà máy)": ""
    }
}
"""Names of documents, read so that their words are not taken for something else."""

ACTS: Table = {**REFERENCES, **COMPARISON, **DUTIES, **PAPERS, **TURNS, **REASONS, **TIMES}
