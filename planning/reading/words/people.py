"""Whom a sentence speaks of: staff, leaders, posts, sectors, and what holds of a person."""

from planning.reading.lexicon import Table

STAFF = {
    "[số lượng|tổng số|số] (cán bộ|công chức|viên chức|nhân viên|nhân sự|người lao động|lao động|cbcc|cbccvc|ccvc|cbnv|cbcnv)": "",
    "[số lượng|tổng số|số] (công nhân|công nhân viên|người làm việc|chuyên viên|biên chế|giáo viên|giảng viên|kiểm sát viên|đảng viên)": "",
    "(số lượng|tổng số|số) [lượt] (người|đồng chí)": "",
    "(nhân lực|đội ngũ|lực lượng lao động|tổng biên chế)": "",
    "(những|bất cứ|bất kỳ) ai": "",
    "(cc|vc|nlđ|cán bộ chiến sĩ|chiến sĩ)": "",
}
HEADS = {
    "[đồng chí|các đồng chí] (chủ tịch|bí thư) [ubnd|ủy ban nhân dân|đảng ủy|cấp ủy] [các] (xã|phường|thị trấn|quận|huyện|xã , phường|phường , xã|xã , phường , thị trấn|cấp xã|cấp huyện)": "",
    "(thủ trưởng|người đứng đầu|cấp trưởng|người phụ trách)": "",
    "[đồng chí|các đồng chí] (trưởng|giám đốc) [các] (phòng|đơn vị|bộ phận|ban|khoa|cơ quan|sở|trung tâm|chi cục|cục|vụ)": "",
    "[đồng chí|các|các đồng chí] (trưởng phòng|giám đốc trung tâm|vụ trưởng|cục trưởng|chi cục trưởng|chánh văn phòng|giám đốc|chánh án|viện trưởng)": "",
}
EITHER_LEADER = {
    "[đồng chí] [cấp] trưởng (hoặc|và|hay|,) [đồng chí|các] [cấp] phó": "",
    "(trưởng|phó) [các] (phòng|đơn vị|bộ phận) (hoặc|và|hay|,) (phó|trưởng) [trưởng] (phòng|đơn vị|bộ phận)": "",
    "(giám đốc|trưởng phòng|vụ trưởng|cục trưởng|viện trưởng) (hoặc|và|hay|,) [các|một|01] (phó giám đốc|phó trưởng phòng|phó phòng|phó vụ trưởng|phó cục trưởng|phó viện trưởng)": "",
    "trưởng (hoặc|hay|và|,) phó [trưởng|các] (phòng|đơn vị|bộ phận)": "",
    "(một trong hai|cấp trưởng hoặc cấp phó)": "",
}
LEADERS = {
    "[đồng chí|các đồng chí] lãnh đạo [cơ quan|đơn vị|phòng|cục|sở|ban|vụ|bộ|văn phòng|trung tâm|cấp phòng|chi cục]": "",
    "[đồng chí] lãnh đạo cơ quan , đơn vị": "",
    "(cán bộ lãnh đạo|ban giám đốc|ban lãnh đạo)": "",
    "[đồng chí|các] (phó giám đốc|phó trưởng phòng|phó thủ trưởng|phó chánh văn phòng|phó vụ trưởng|phó cục trưởng|cấp phó)": "",
}
RANKS = {
    "[từ] [cấp] [lãnh đạo] (phó trưởng phòng|phó phòng|trưởng phòng|cấp phòng|phó vụ trưởng|phòng) [và tương đương] trở lên": "head,deputy",
    "(lãnh đạo|cán bộ lãnh đạo) (chủ chốt|các cấp|, quản lý|quản lý)": "head,deputy",
    "(cán bộ|công chức|người|những người) [đang] (lãnh đạo|giữ chức vụ|giữ chức vụ lãnh đạo) [, quản lý|quản lý]": "head,deputy",
    "[cán bộ] lãnh đạo [từ] cấp (phòng|vụ|cục|ban|sở|chi cục) [và tương đương] [trở lên]": "head,deputy",
}
ROLES = {
    "[nhân viên|bộ phận|lực lượng|người làm|trực|tổ|đội|tổ trực] bảo vệ": "guard",
    "[nhân viên|bộ phận|người làm|trực] văn thư": "clerk",
    "[nhân viên|bộ phận] lái xe": "driver",
    "[bộ phận] lưu trữ": "archivist",
    "[bộ phận|nhân viên] kế toán": "accountant",
    "[bộ phận] thủ quỹ": "cashier",
    "[nhân viên|bộ phận] tạp vụ": "cleaner",
    "(nhân viên|bộ phận|cán bộ) kỹ thuật": "technician",
    "kỹ thuật viên": "technician",
    "[bộ phận|cán bộ|trung tâm] [tiếp nhận và trả kết quả] một cửa": "one-stop",
    "bộ phận tiếp nhận và trả kết quả": "one-stop",
    "trung tâm [phục vụ] hành chính công": "one-stop",
    "(lực lượng|trực|đội|tổ|bộ phận|người|nhân viên) (phòng cháy|phòng cháy , chữa cháy|phòng cháy chữa cháy|pccc)": "fire-watch",
    "bảo vệ (và|,) [lực lượng|trực] (phòng cháy|phòng cháy , chữa cháy|phòng cháy chữa cháy|pccc)": "guard,fire-watch",
    "(lực lượng|bộ phận) (trực|thường trực|ứng trực)": "duty",
    "[các] (lực lượng|người|bộ phận) [tham gia|trực tiếp tham gia|tuyến đầu|nòng cốt|làm nhiệm vụ|thực hiện|phục vụ|liên quan đến|liên quan] [nhiệm vụ] [công tác] [trực tiếp] [phòng ,|phòng] chống (dịch|covid|thiên tai) [bệnh]": "task-force",
}
SECTORS = {
    "lực lượng (vũ trang|công an|quân đội|quân sự)": "armed-forces",
    "(công an|quân đội|quân sự)": "armed-forces",
    "(ngành|lực lượng|nhân viên|đơn vị|cán bộ|trung tâm|trạm|cơ sở|sở) y tế": "health",
    "[các] bệnh viện": "health",
}
_LIVING = "[hiện] [đang] (cư trú|sinh sống|sống|ở|lưu trú|tạm trú|thường trú)"
CONDITIONS = {
    _LIVING
    + " (tại|trong|ở) [các] (địa bàn|khu vực|khu|vùng|nơi) [được thiết lập|đang] [vùng|khu] (phong tỏa|cách ly|giãn cách)": "locked-down",
    "[đang] (ở|trong|tại) [các] (khu vực|vùng|khu|địa bàn) (phong tỏa|cách ly|giãn cách|đỏ|cam|có dịch|nguy cơ cao)": "locked-down",
    _LIVING
    + " [tại|trong|ở] [các] (địa bàn|khu vực|vùng|nơi) [bị|đang bị|có] (ngập|ngập lụt|chia cắt|sạt lở|thiên tai)": "flooded-area",
    _LIVING + " (tại|trong|ở) [các] (vùng dịch|vùng đỏ|vùng cam|địa bàn có dịch)": "locked-down",
    _LIVING.replace("|ở|", "|") + " (tại|ở|trong|trên)": "resident",
    _LIVING.replace("cư trú", "cư trú|có nhà ở|nhà ở")
    + " [tại|trong|ở] [vùng|khu vực] (ngập|ngập lụt|ngập sâu|lũ lụt|sạt lở)": "flooded-area",
    "[có] [kết quả] xét nghiệm [nhanh|pcr|covid] [cho kết quả|có kết quả|cho|kết quả] dương tính": "isolating",
    "(liên quan đến|sống cùng|ở cùng) [các] (ca bệnh|ca mắc|ca nhiễm|f0|f1|người nhiễm)": "isolating",
    "có (nguy cơ|yếu tố dịch tễ)": "isolating",
    "[đang] [trong] [thời gian] (phải cách ly|cách ly) [y tế] [tại nhà]": "isolating",
    "(thuộc diện|thuộc đối tượng) [phải] cách ly": "isolating",
    "[đang|phải|tự] (theo dõi sức khỏe|điều trị) [y tế] [tại] [nhà|nhà , nơi lưu trú|nơi lưu trú|nơi cư trú]": "isolating",
    "[là|diện|thuộc diện|đối tượng|là đối tượng] (f0|f1|f2|mắc covid|dương tính|tiếp xúc gần|nhiễm bệnh)": "isolating",
    "[có|bị] [các] [biểu hiện|triệu chứng|dấu hiệu] (sốt|ho|khó thở|đau họng|mất vị giác)": "symptoms",
    "(phụ nữ mang thai|phụ nữ có thai|đang mang thai|mang thai|có thai|thai sản)": "pregnant",
    "[đang] (nuôi|có) con (nhỏ|dưới) [6|12|24|36] [tháng|tuổi] [tuổi]": "small-child",
    "[người] [có|mắc|bị] [bệnh] (hô hấp|tim mạch|hen suyễn|huyết áp|tiểu đường|ung thư)": "chronic-illness",
    "[người|đang] [có|mắc] (bệnh nền|bệnh mãn tính|bệnh mạn tính|bệnh lý nền|bệnh hiểm nghèo)": "chronic-illness",
    "[người] (cao tuổi|lớn tuổi)": "elderly",
    "(trên|từ đủ|từ) (50|55|60|65) tuổi [trở lên]": "elderly",
    "[đã] (đến|đi|về|đi qua) , (lưu trú|ở) (tại|từ)": "travelled",
    "(đã|từng|đã từng|vừa|có thời gian) (đến|đi|ở|về|đi qua|có mặt|có mặt tại|lưu trú tại) [thành phố|tỉnh|tp]": "travelled",
    "[đã|vừa|mới] (đến|đi về|trở về|đi qua|về) (từ|từ các) (vùng dịch|vùng có dịch|nơi có dịch|địa phương có dịch|vùng|tỉnh|địa phương|thành phố)": "travelled",
    "(những|các|số) (công chức|cán bộ|người|trường hợp|viên chức|nhân viên|đối tượng) (này|nói trên|nêu trên)": "as-said",
    "chưa [được] tiêm [chủng] [đủ] [vắc xin|vaccine]": "unvaccinated",
}
PROOFS = {
    "[kê] khai báo y tế [điện tử|bắt buộc]": "health-declared",
    "[kê] khai báo y tế [điện tử|bắt buộc] (hằng|hàng|mỗi) ngày": "health-declared-daily",
    "tờ khai y tế": "health-declared",
    "[quét] mã qr": "health-declared",
    "[kết quả] (xét nghiệm|test) [pcr|nhanh] [có kết quả] [âm tính]": "negative-test",
    "[có] kết quả âm tính": "negative-test",
    "[đã] [được] tiêm [chủng] [đủ|đầy đủ|ít nhất] [hai|2|02|một|01|1|ba|3|03] (mũi|liều) [vắc xin|vaccine|vắc - xin]": "vaccinated",
    "[đã] [được] tiêm [chủng] (đủ|đầy đủ) [vắc xin|vaccine|vắc - xin]": "vaccinated",
    "[đã] [được] tiêm [chủng] (vắc xin|vaccine|vắc - xin)": "vaccinated",
    "(thẻ xanh|thẻ vàng) [covid]": "vaccinated",
    "(kiểm tra|đo) [kiểm tra] (thân nhiệt|nhiệt độ)": "temperature-checked",
    "[đã] khỏi (bệnh|covid)": "recovered",
}
PEOPLE: Table = {
    "Staff": STAFF,
    "Head": HEADS,
    "HeadOrDeputy": EITHER_LEADER,
    "Leader": LEADERS,
    "Rank": RANKS,
    "Role": ROLES,
    "Sector": SECTORS,
    "Condition": CONDITIONS,
    "Proof": PROOFS,
    "Strength": {"(quân số|quân số hiện có|biên chế được giao)": "", "lực lượng": "force"},
    "Public": {
        "[các|mọi|mỗi] (người dân|hộ gia đình|hộ dân|công dân|hành khách|khách hàng|học sinh|sinh viên|học viên|bệnh nhân|hộ kinh doanh)": "",
        "(nhân dân|mọi người|toàn dân|người học|bà con|ngư dân|tiểu thương|cư dân|hộ)": "",
        "ai nộp [trực tiếp]": "",
        "(trẻ|trẻ em|trẻ mầm non|phụ huynh|khách|khách du lịch|du khách|người mua|người bán|người ăn uống)": "",
        "[các] [cơ sở|điểm] (kinh doanh|bán hàng|ăn uống) [dịch vụ|ăn uống|dịch vụ ăn uống]": "",
        "[các] (nhà hàng|quán ăn|quán cà phê|quán cafe|cửa hàng|siêu thị|chợ|trung tâm thương mại|rạp chiếu phim|phòng tập|karaoke)": "",
        "[các] (xe buýt|xe khách|xe taxi|taxi|vận tải hành khách|chuyến bay|tàu thuyền|tàu cá)": "",
        "[các] (tổ chức , cá nhân|cá nhân , tổ chức|cá nhân , đại diện tổ chức|tổ chức và cá nhân|cá nhân và tổ chức)": "",
        "[mỗi] (người|khách) (đến|tới|vào) (liên hệ|giao dịch|giải quyết|làm thủ tục|nộp hồ sơ)": "",
        "(lễ cưới|đám cưới|tiệc cưới|việc cưới|lễ tang|đám tang|việc tang|lễ hội|nghi lễ tôn giáo)": "",
    },
    "Business": {
        "[các|nhiều] (doanh nghiệp|công ty|xí nghiệp|nhà máy|hợp tác xã) [tư nhân|nhà nước]": ""
    },
    "Special": {
        "[các] (đơn vị|cơ quan|trường hợp|lĩnh vực|nhiệm vụ) (đặc thù|đặc biệt|khác|phát sinh)": "",
        "do tính chất đặc thù": "",
    },
    "Person": {"(cá nhân|người|đồng chí|đ / c|nhân sự|trường hợp|thành viên|đại biểu)": ""},
    "Authority": {
        "(ubnd|ủy ban nhân dân) [thành phố|tỉnh|tp|tp.hcm|quận|huyện]": "",
        "(lãnh đạo bộ|lãnh đạo sở|văn phòng bộ|cơ quan chức năng|cấp trên|cấp có thẩm quyền|cơ quan có thẩm quyền|thủ tướng|sở nội vụ|bộ y tế)": "",
        "(bộ|tỉnh ủy|thành ủy|ban chỉ đạo|ban chỉ huy|bộ chỉ huy|sở chỉ huy|trung tâm chỉ huy|chủ tịch ubnd|chủ tịch ủy ban nhân dân) [tỉnh|thành phố]": "",
    },
    "LeaderDuty": {
        "(trực|thường trực) (lãnh đạo|chỉ huy)": "",
        "[đồng chí] lãnh đạo [cơ quan|đơn vị|phòng|sở|trực ban] (trực|thường trực)": "",
    },
    "CannotRemote": {
        "không thể (sử dụng công nghệ thông tin|làm việc trực tuyến) [để] [làm việc tại nhà]": "cannot-work-remotely",
        "không thể (làm|làm việc|thực hiện|xử lý|giải quyết) (từ xa|trực tuyến|tại nhà)": "cannot-work-remotely",
    },
    "CanRemote": {
        "có thể (sử dụng công nghệ thông tin|làm việc trực tuyến) [để] [làm việc tại nhà]": "can-work-remotely"
    },
    "Suspended": {"[các] đơn vị [đang] (tạm ngừng|tạm dừng) hoạt động": "suspended"},
}
