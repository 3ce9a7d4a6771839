"""What may not be declared, and of whom nobody need be reminded."""

from django.utils.translation import gettext_lazy as _

from refusals import ChangedMeanwhile, Refusal


class EntryNotAsked(ChangedMeanwhile):
    """One declares what a clause asks now, in its present words."""

    message = _("Yêu cầu khai báo này vừa thay đổi. Hãy xem lại rồi khai.")


class AnswerNeeded(Refusal):
    """Every question has an answer."""

    message = _("Hãy trả lời mọi câu hỏi.")


class AnswerAhead(Refusal):
    """A date that is declared is one that has been."""

    message = _("Ngày trong câu trả lời không được sau hôm nay.")


class NothingToRenew(Refusal):
    """The same as last time is said by who may come, while the answers are still good."""

    message = _("Không khai như lần trước được. Hãy trả lời lại các câu hỏi.")


class NobodyUndeclared(Refusal):
    """A reminder goes to who comes without a declaration."""

    message = _("Không có ai thiếu khai báo trong những ngày khai được từ hôm nay.")


class RemindedAlready(Refusal):
    """A unit is reminded once a day."""

    message = _("Hôm nay đã nhắc rồi. Ngày mai nhắc lại được.")
