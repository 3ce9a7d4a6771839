"""What a sentence asks for: comparison, duty and permission, arranging, papers, turns, reasons."""

from planning.reading.lexicon import Table

COMPARISON: Table = {
    "AtMost": {
        "(không|không được|chưa) (quá|vượt quá|vượt)": "",
        "không (hơn|nhiều hơn|cao hơn|lớn hơn)": "",
        "(tối đa|nhiều nhất|cao nhất) [là|chỉ]": "",
        "(hạn chế|giới hạn|khống chế) [ở] (số lượng|số người|mức|không quá) [ở mức|là]": "",
    },
    "AtLeast": {
        "[từ] (ít nhất|tối thiểu|thấp nhất|chí ít) [là|phải|có]": "",
        "không [được] (dưới|ít hơn|thấp hơn)": "",
    },
    "Exactly": {"(đúng|vừa đúng|bằng đúng)": ""},
    "Over": {
        "(quá|vượt quá|vượt|nhiều hơn|cao hơn|bố trí thêm)": "",
        "tăng [thêm] (số lượng|số người|số cán bộ|nhân sự)": "",
    },
    "OrMore": {"trở lên": ""},
    "OrLess": {"trở xuống": ""},
    "Reduce": {"(giảm|cắt giảm|giảm bớt|rút gọn|rút|hạ|hạ thấp|thu hẹp)": ""},
    "DownTo": {"(xuống|chỉ|xuống chỉ) còn": "", "[xuống] còn [lại] (tối đa|không quá)": ""},
    "All": {
        "(toàn bộ|tất cả|tất cả các|toàn thể|100 %|một trăm phần trăm|hoàn toàn|mọi)": "",
        "(đầy đủ|đủ) [100 %]": "enough",
        "100 % [số]": "",
    },
    "Only": {"chỉ [được|để|để lại|giữ lại|duy trì]": "", "duy nhất": ""},
    "Not": {"[tuyệt đối] (không|không được|không để|nghiêm cấm)": ""},
}
DUTIES: Table = {
    "Must": {"(phải|bắt buộc|có trách nhiệm|yêu cầu|cần)": ""},
    "May": {"(được|được phép)": ""},
    "Can": {"có thể": ""},
    "Advice": {"(khuyến khích|tạo điều kiện|ưu tiên|vận động|tăng cường)": ""},
    "Have": {"[luôn] có": "", "(mang theo|xuất trình|mang)": ""},
    "Arrange": {
        "[xem xét] (bố trí|cho phép|phân công|sắp xếp|cử|duy trì|điều động|bảo đảm|đảm bảo|tổ chức cho|tổ chức|giải quyết cho|để lại)": "",
        "(chuyển sang|chuyển|áp dụng|thực hiện việc|thực hiện chế độ|áp dụng hình thức|áp dụng chế độ|thực hiện|triển khai|yêu cầu)": "",
    },
    "For": {"cho": ""},
    "Assign": {"[,] giao (việc|nhiệm vụ) [cho]": ""},
    "Return": {"(đi làm|làm việc|đến cơ quan làm việc) (lại|trở lại)": ""},
    "Normal": {
        "[công việc] [như] (bình thường|thường lệ)": "as usual",
        "(trở lại|quay lại|quay trở lại|theo quy định)": "",
    },
    "Stop": {
        "(dừng|tạm dừng|hoãn|tạm hoãn|hủy|không tổ chức|ngừng|tạm ngừng|hạn chế|cấm|chưa tổ chức)": ""
    },
    "Gather": {"(tập trung|tụ tập|tham dự|tham gia họp|dự họp) [đông người]": ""},
    "Except": {
        "(trừ|ngoại trừ|loại trừ)": "",
    },
    "AsFor": {"(riêng|riêng đối với)": ""},
    "Of": {"đối với": ""},
    "Rest": {"[số|những người|cán bộ|bộ phận|số cán bộ|số người|các đơn vị] còn lại": ""},
    "While": {"(khi|trong thời gian|trong lúc|trong quá trình|trong suốt thời gian|nếu)": ""},
    "Agree": {"[sự] (đồng ý|chấp thuận|nhất trí|thống nhất)": ""},
    "But": {"nhưng": ""},
    "Check": {"(rà soát|kiểm tra|đôn đốc|tuyên truyền|quán triệt|giám sát|thanh tra)": ""},
    "Ask": {"(đề xuất|đề nghị|xin ý kiến|trình|xin phép|báo cáo , đề xuất)": ""},
    "NotCounted": {
        "(không gồm|không bao gồm|chưa bao gồm|không tính|chưa tính|không kể|chưa kể)": "",
        "(không giới hạn|không hạn chế số lượng|được miễn|nằm ngoài)": "",
        "(không áp dụng|không áp dụng đối với|không áp dụng với|được loại trừ|không thuộc đối tượng áp dụng)": "",
        "(không|không được|chưa) (tính|kể) vào [tổng] [số|số lượng|tỷ lệ|quân số|định mức] [này|trên|nêu trên|nói trên]": "back",
        "nằm ngoài (số|số lượng|tỷ lệ|định mức) (này|trên|nêu trên)": "back",
    },
    "This": {
        "(số|số lượng|số người|con số|tỷ lệ|mức|định mức|giới hạn) [người|nhân sự|cán bộ] (này|trên|nêu trên|nói trên|đã nêu)": "",
        "(nêu trên|nói trên)": "",
    },
    "Money": {
        "(chi phí|kinh phí|phụ cấp|ngân sách|mức chi|tiền lương|tiền công|cước|mức phạt|mức lương)": "",
        "(triệu|tỷ|nghìn) đồng": "",
        "(trang bị|mua sắm|máy tính|thiết bị)": "",
    },
    "Permit": {
        "(giấy|thẻ) (đi đường|phép đi lại|thông hành|xác nhận|đi làm|công tác) [đi đường|đi lại|công tác]": ""
    },
}
PAPERS: Table = {
    "Roster": {
        "(lịch|bảng) (làm việc|phân công|phân công làm việc|trực|trực lãnh đạo|công tác|phân công trực|phân công nhiệm vụ)": "",
        "(danh sách|lịch) [phân công] [cán bộ|người|nhân sự|công chức|lãnh đạo] (làm việc|trực|công tác|trực cơ quan|đến cơ quan|trực lễ)": "",
        "lịch": "",
        "lịch (cho tuần tới|tuần|tuần sau|cho tuần sau)": "",
        "lịch phân công [cán bộ] làm việc tại cơ quan": "",
    },
    "List": {"danh sách": ""},
    "Plan": {"(phương án|kế hoạch) [,] [phương án|kế hoạch]": ""},
    "DrawUp": {"(lên|xây dựng|lập|xây dựng và thực hiện|chuẩn bị|xây dựng , thực hiện)": ""},
    "File": {
        "(đăng nhập|gửi|gởi|gửi về|gởi về|nộp|nộp về|chuyển về|chuyển đến|chuyển tới|đăng ký|đăng tải|cập nhật|nhập|trình|thông báo|niêm yết|công khai)": ""
    },
    "Approve": {
        "(duyệt|xem xét duyệt|phê duyệt|xem xét , phê duyệt|xét duyệt|thông qua|ký danh sách|ký lịch|ký duyệt)": ""
    },
    "Consent": {
        "[được] (chấp thuận|đồng ý|cho phép|phê duyệt) bằng văn bản": "",
        "[đã] được [sự] [thủ trưởng|lãnh đạo] [xem xét ,] (chấp thuận|đồng ý|cho phép) [bằng văn bản]": "",
        "(chấp thuận|đồng ý|cho phép|thống nhất) bằng văn bản": "",
        "[phải] có (văn bản|ý kiến bằng văn bản|văn bản đồng ý|văn bản chấp thuận|sự đồng ý) (của|từ)": "",
        "phải được [sự] (đồng ý|cho phép|chấp thuận)": "",
    },
    "Report": {
        "(cập nhật tiến độ|báo cáo tiến độ|báo cáo|thời gian báo cáo|chế độ báo cáo|điểm danh|chấm công|báo cáo nhanh)": ""
    },
    "Decide": {"[xem xét ,|tự|xem xét] (quyết định)": ""},
    "Freely": {
        "(chủ động|linh hoạt|tự)": "",
        "(tùy|tùy theo|tùy thuộc) [tình hình|điều kiện|yêu cầu|tính chất] [thực tế|cụ thể|công việc|nhiệm vụ]": "",
    },
    "Basis": {
        "(căn cứ|căn cứ vào|trên cơ sở) [tình hình|điều kiện|yêu cầu|tính chất] [thực tế|cụ thể|công việc|nhiệm vụ]": ""
    },
    "Daily": {
        "(hằng|hàng|mỗi|từng|cuối|cuối mỗi) ngày [làm việc]": "daily",
        "(tất cả|tất cả các|các|mọi) ngày [làm việc] [trong tuần]": "daily",
    },
    "Weekly": {"(hằng|hàng|mỗi|từng|theo|trong|trong một|cuối|cuối mỗi) tuần": "weekly"},
    "Monthly": {"(hằng|hàng|mỗi|từng|cuối|cuối mỗi) tháng": "monthly"},
    "Just": {"mới": ""},
    "AdHoc": {"đột xuất": "ad-hoc"},
}
TURNS: Table = {
    "Rotate": {
        "[theo hình thức] [làm việc] (luân phiên|thay phiên|thay nhau|luân phiên nhau|xoay vòng|luân chuyển cán bộ|đổi ca)": ""
    },
    "ByWeek": {
        "[theo hình thức] luân phiên [làm việc] [theo] (hằng tuần|hàng tuần|theo tuần|từng tuần|tuần)": "",
        "(trọn|nguyên|suốt) [một|1|01|cả] tuần": "",
    },
    "AlternateWeeks": {
        "(cách tuần|tuần chẵn|tuần lẻ|tuần chẵn , tuần lẻ|hai tuần một lần)": "",
        "xen kẽ [theo|từng|các] tuần": "",
    },
    "AlternateDays": {
        "(cách ngày|ngày chẵn|ngày lẻ|cách nhật|hai ngày một lần|2 ngày một lần)": "",
        "xen kẽ [theo|từng|các] ngày": "",
    },
    "AWeek": {"(một|1|01|cả) tuần": ""},
    "NextWeek": {"tuần (kế tiếp|tiếp theo|sau đó|sau|kia)": ""},
    "Teams": {
        "(chia|tách|phân|phân chia) [thành|làm|ra] [các|hai|2|02|ba|3|03|bốn|4|nhiều] (nhóm|ca|kíp|tổ|bộ phận|đội|kíp trực|ca trực|ca làm việc)": "",
        "(các|hai|2|02|ba|3|03|giữa các) (nhóm|ca|kíp|tổ|đội) [trực|làm việc]": "",
    },
    "Apart": {
        "(không|hạn chế) [được] (tiếp xúc|giao tiếp|gặp|gặp gỡ|gặp nhau|giao lưu|giao ca) [chéo|trực tiếp|với nhau]": "",
        "(tách biệt|tách riêng|tách rời|độc lập|riêng biệt|riêng rẽ|cách biệt)": "",
    },
    "Each": {
        "(mỗi|từng) (người|cán bộ|công chức|viên chức|nhân viên|cá nhân|đồng chí|người lao động|cán bộ , công chức)": ""
    },
    "OfTime": {
        "[tổng|tổng số|quỹ] (thời gian|thời lượng) [làm việc]": "",
        "[tổng] số (ngày|buổi|giờ) [làm việc]": "",
    },
    "Schedule": {
        "(giờ giấc|giờ mở cửa|giờ làm việc|giờ hành chính|giờ làm việc hành chính|thời gian làm việc|khung giờ|ca làm việc)": ""
    },
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
    "Allowed": {"[các] (nội dung|công việc|trường hợp) được [phép]": "", "[các] nội dung": ""},
    "Handle": {"(xử lý|giải quyết) [các|những] [công việc|nhiệm vụ]": ""},
    "Reason": {
        "trực chiến đấu": "combat",
        "(trực kỹ thuật|vận hành hệ thống) [để vận hành hệ thống] [, mạng lưới]": "system-ops",
        "[cung ứng] hàng hóa [,] dịch vụ thiết yếu": "essential",
        "[xử lý|giải quyết] [các] [tài liệu|văn bản|hồ sơ] [theo chế độ] mật": "classified",
        "[xử lý] văn thư [đi|đi - đến|đến]": "mail",
        "(văn bản đi|tiếp nhận và xử lý văn bản|đóng dấu|phát hành văn bản|tiếp nhận văn bản)": "mail",
        "theo yêu cầu [của] [lãnh đạo] [sở|bộ|cục|đơn vị]": "leader-order",
        "(lãnh đạo|thủ trưởng) [cơ quan|đơn vị] yêu cầu": "leader-order",
        "[nhu cầu] [công việc|nhiệm vụ|việc] [những|các] (đột xuất|hỏa tốc|khẩn|khẩn cấp|cấp bách|gấp)": "urgent",
        "[công tác|nhiệm vụ] (phòng , chống|phòng chống|chống) dịch [bệnh] [covid]": "epidemic",
        "(giải quyết|tiếp nhận|tiếp nhận , xử lý , giải quyết) thủ tục hành chính": "procedures",
        "[các] nhiệm vụ [cần thiết] khác": "other",
    },
}
TIMES: Table = {
    "Past": {
        "(đã|từng) (tự|có văn bản|có công văn|ban hành|ký|gửi|nhiều lần)": "",
        "(thực tế|hiện|hiện nay|hiện có|trung bình) [chỉ] [có] (chừng|khoảng|hơn|gần)": "",
        "(thực tế|hiện) chỉ": "",
        "(hồi|thời|đợt|kỳ) (giãn cách|dịch|phong tỏa|cách ly|trước|năm ngoái)": "",
        "(trước đây|trước đó|năm trước|mọi năm|hồi đó|lúc đó|khi đó|ngày trước)": "",
        "(đã|vừa|từng) (bố trí|sắp xếp|thực hiện|triển khai|giảm|chuyển|tổ chức|hoàn thành|ghi nhận|phát hiện|cho phép|cho|yêu cầu|chủ động)": "",
        "(tuần|tháng|năm|thời gian|giai đoạn|đợt) (qua|vừa qua)": "",
        "(không ban hành|chưa ban hành|phủ nhận|bác bỏ)": "",
        "(đến nay|tính đến nay|hiện nay có|hiện có|ghi nhận|năm ngoái)": "",
    },
    "OpenEnd": {
        "(cho đến|đến|tới|cho tới) khi có [các] (thông báo|chỉ đạo|văn bản|hướng dẫn|quyết định|yêu cầu|lệnh) [mới|tiếp theo|khác|thay thế]": "new notice",
        "(cho đến|đến|tới|cho tới) khi": "an event",
        "(chưa xác định|không xác định) (thời hạn|ngày kết thúc)": "new notice",
        "sẽ có (thông báo|hướng dẫn|chỉ đạo) (tiếp theo|sau|mới)": "next notice",
        "(cho đến|đến|tới) khi (dỡ bỏ phong tỏa|hết phong tỏa|hết giãn cách|kết thúc giãn cách)": "an event",
        "(cho đến|đến|tới) khi (hết dịch|dịch bệnh được kiểm soát|dịch được kiểm soát)": "end of the outbreak",
    },
    "Extend": {
        "(có thể kéo dài|được kéo dài|kéo dài|gia hạn|tiếp tục|thực hiện tiếp|kéo dài thời gian|kéo dài thêm)": "",
    },
    "ByDecision": {"theo (quyết định|chỉ đạo|thông báo) của [cấp|cơ quan] [có] [thẩm quyền]": ""},
}
REFERENCES: Table = {
    "": {
        "(chỉ thị|chỉ đạo điều hành|chỉ đạo|quy định|nghị quyết|công văn|ngoài ra|trước khi|trực thuộc|trực tiếp|trực tuyến|chủ động thực hiện|tại nhà máy|làm tại nhà máy|làm việc tại nhà máy|bộ phận|phòng)": "",
        "24 / (24|7) [giờ|h]": "",
        "(cách ly|giãn cách) [toàn] xã hội": "",
        "[cho|được|tạm] nghỉ (học|lễ|tết|phép|hè)": "",
        "chốt (trực|kiểm soát|kiểm dịch)": "",
        "tổ chức [theo|bằng|dưới] [hình thức] trực tuyến": "",
        "[hình thức] (dạy|học|dạy học|dạy - học|dạy và học|giảng dạy|học tập) [theo|bằng] [hình thức] trực tuyến [tại nhà|ở nhà]": "",
        "[tết] (dương lịch|âm lịch)": "",
        "(có|đón|tiếp) khách (quốc tế|nước ngoài)": "",
        "có điều kiện về": "",
        "(biện pháp|tình trạng|lệnh) khẩn cấp": "",
        "(đúng|theo) lịch (trực|công tác|làm việc)": "",
        "(chỉ số|chỉ tiêu)": "",
        "bảo vệ [an toàn] (sức khỏe|sức khoẻ|tính mạng|tài sản|môi trường|quyền|lợi ích|bí mật|thông tin|người dân|nhân dân|an ninh|rừng|mình)": "",
        "(công tác|kiểm tra|rà soát|an toàn|về|phương án) [công tác] (phòng cháy|phòng cháy , chữa cháy|phòng cháy chữa cháy|pccc)": "",
        "[đã|đang] có quyết định": "",
        "(lây nhiễm|nhiễm) (bệnh|dịch|chéo)": "",
        "theo (yêu cầu|quy định) của pháp luật": "",
        "(không thuộc|hết|hoàn thành|kết thúc) (diện|đối tượng|hạn|thời gian|thời hạn) cách ly": "",
        "theo yêu cầu của (người|khách|tổ chức|cá nhân|công dân|nhân dân|doanh nghiệp|cơ quan y tế|ngành y tế)": "",
    }
}
"""Names of documents, read so that their words are not taken for something else."""

ACTS: Table = {**REFERENCES, **COMPARISON, **DUTIES, **PAPERS, **TURNS, **REASONS, **TIMES}
