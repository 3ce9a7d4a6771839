"""What may be wrong with a blank, by its code, in both languages."""

from collections.abc import Mapping

from planning.vocabulary import Text

WRONG: Mapping[str, Text] = {
    "required": Text("Trường này là bắt buộc.", "This field is required."),
    "not-a-number": Text("Cần một số nguyên.", "A whole number is needed."),
    "negative": Text("Số không được âm.", "The number must not be negative."),
    "not-a-fraction": Text(
        "Cần một tỷ lệ như 1/3 hoặc 50%.", "A share such as 1/3 or 50% is needed."
    ),
    "zero-denominator": Text("Mẫu số phải lớn hơn 0.", "The denominator must be above 0."),
    "above-one": Text("Tỷ lệ không được lớn hơn 1.", "The share must not be above 1."),
    "empty-list": Text("Cần chọn ít nhất một mục.", "Choose at least one."),
    "unknown-code": Text("Có mục không nằm trong danh mục.", "One of these is not on the list."),
    "not-a-choice": Text("Cần chọn một trong các mục đã cho.", "Choose one of those given."),
    "not-a-list": Text("Cần một danh sách.", "A list is needed."),
    "not-a-boolean": Text("Cần trả lời có hoặc không.", "Yes or no is needed."),
    "not-a-time": Text(
        "Cần một giờ trong ngày như 8h00.", "A time of day such as 08:00 is needed."
    ),
    "nothing-asked": Text("Cần ghi ít nhất một yêu cầu.", "At least one demand is needed."),
    "ends-before-start": Text(
        "Giờ kết thúc phải sau giờ bắt đầu.", "The end must be later than the start."
    ),
    "too-few": Text("Cần chọn ít nhất hai mục.", "Choose at least two."),
    "same-person": Text("Cần chọn hai người khác nhau.", "Choose two different people."),
    "same-posts": Text(
        "Vị trí trực này đã có ở bên kia.", "This post stands on the other side already."
    ),
    "not-a-text": Text("Cần một đoạn văn bản.", "A text is needed."),
    "too-many-questions": Text("Nhiều nhất 8 câu hỏi.", "At most 8 questions."),
    "question-too-long": Text(
        "Mỗi câu hỏi nhiều nhất 200 ký tự.", "A question has at most 200 characters."
    ),
    "unknown-answer": Text(
        "Sau dấu | chỉ ghi: có, không, ngày, hoặc ngày và số ngày (ngày 3).",
        "After the | only: yes, no, date, or date and a number of days (date 3).",
    ),
    "words-too-long": Text("Nhiều nhất 120 ký tự.", "At most 120 characters."),
    "needs-days": Text("Cần số ngày từ 1 trở lên.", "A number of days, 1 or more, is needed."),
    "unknown-parameter": Text(
        "Mẫu câu này không có tham số đó.", "This sentence has no such blank."
    ),
}
