"""What is no written exception."""

from django.utils.translation import gettext_lazy as _

from refusals import Refusal


class NotInForceClause(Refusal):
    """Only a clause of a document that came into force can be excepted from."""

    message = _("Chỉ ghi ngoại lệ cho quy định của văn bản đã có hiệu lực.")


class DiscretionUnexplained(Refusal):
    """Whoever departs from a rule of those above by its own leave says why."""

    field = "note"
    message = _("Người đứng đầu tự quyết định theo quyền mà quy định giao thì ghi lý do.")


class NoPower(Refusal):
    """An exception counts only if its issuer set the rule, stands above who set it, or is named
    by the rule itself.
    """

    field = "issuer"

    def __init__(self, who: str, levels: str) -> None:
        words = {"issuer": who, "levels": levels}
        self.message = (
            _(
                "Cơ quan này không có thẩm quyền cho ngoại lệ: chỉ %(issuer)s, cấp trên của cơ quan"
                " đó hoặc %(levels)s mới được cho phép."
            )
            if levels
            else _(
                "Cơ quan này không có thẩm quyền cho ngoại lệ: chỉ %(issuer)s hoặc cấp trên của cơ"
                " quan đó mới được cho phép."
            )
        ) % words
        super().__init__(str(self.message))


class AmountNeeded(Refusal):
    """An exception with another number says which: a share such as 1/2, or a number of people."""

    field = "amount"
    message = _("Ghi tỷ lệ như 1/2, 50% hoặc một số người.")


class NothingCounted(Refusal):
    """Another number can only take the place of a number."""

    field = "effect"
    message = _("Quy định này không nêu số người hay tỷ lệ nên chỉ có thể ghi là không áp dụng.")


class WholeAgency(Refusal):
    """Of a number counted over all units together, one unit alone has none."""

    field = "unit"
    message = _(
        "Quy định này tính chung toàn cơ quan: chọn mọi đơn vị, hoặc ghi là không áp dụng cho đơn"
        " vị này."
    )


class UnitOutOfScope(Refusal):
    """A unit that a rule does not speak of needs no exception from it."""

    field = "unit"
    message = _("Quy định này không áp dụng cho đơn vị đã chọn nên không cần ngoại lệ.")


class ExceptionGone(Refusal):
    """What was taken back stays on record and is not taken back again."""

    message = _("Ngoại lệ này đã được thu hồi trước đó.")
