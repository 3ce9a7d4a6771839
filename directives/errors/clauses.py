"""What a sentence may not say."""

from django.utils.translation import gettext_lazy as _

from planning.clauses.fields import ParameterError
from refusals import Refusal


class BadClause(Refusal):
    """The blanks of a clause are not filled as its template wants; `problems` says what is wrong
    with which.
    """

    message = _("Quy định chưa được điền đúng.")

    def __init__(self, problems: tuple[ParameterError, ...]) -> None:
        super().__init__(", ".join(str(problem) for problem in problems))
        self.problems = problems


class UnknownTrait(Refusal):
    """A scope speaks of units by facts that units can have; `traits` are those no unit can have."""

    field = "traits"
    message = _("Phạm vi áp dụng có đặc điểm đơn vị không nằm trong danh mục.")


class UnknownPerson(Refusal):
    """A sentence names people of the agency whose directive it is."""

    message = _("Quy định nêu tên người không có trong danh sách cán bộ của cơ quan.")


class UnknownZone(Refusal):
    """A scope speaks of zones that the agency has on record."""

    field = "office_zones"
    message = _("Phạm vi áp dụng có địa bàn chưa có trong danh sách địa bàn của cơ quan.")


class UnknownHomeZone(UnknownZone):
    """People are known to live in the zones that the agency has on record."""

    field = "home_zones"


class UnknownAlertLevel(Refusal):
    """Zones are declared one of the known alert levels; `alert_levels` are such codes."""

    field = "alert_levels"
    message = _("Cấp độ địa bàn không nằm trong danh mục.")


class SpeaksOfNobody(Refusal):
    """A unit cannot both have and not have a fact: the two lists of a scope have nothing in
    common.
    """

    field = "without"
    message = _("Một đặc điểm không thể vừa là điều kiện áp dụng vừa là điều kiện loại trừ.")


class WrongPhase(Refusal):
    """A clause holds in a phase of its own edition."""

    field = "phase"
    message = _("Giai đoạn này không thuộc bản đang soạn.")


class NotReplaceable(Refusal):
    """A clause takes the place of one that came into force, in another document of the same
    agency.
    """

    field = "replaces"
    message = _("Chỉ thay được quy định đã có hiệu lực của một văn bản khác trong cơ quan.")


class UnknownIssuerLevel(Refusal):
    """Exceptions are granted by an issuer of a known level."""

    field = "excepted_by"
    message = _("Cấp cho phép ngoại lệ không nằm trong danh mục.")
