"""How a page says that somebody acts in the place of another."""

from enum import StrEnum

from django.utils.translation import gettext as _

from units.enums import Role
from units.models import Delegation
from units.rights import OFFICES


class Deed(StrEnum):
    """What somebody does with a roster, as a sentence about their capacity names it."""

    FILE = "file"
    DECIDE = "decide"
    PUBLISH = "publish"


def acting_as(deed: Deed, role: Role) -> str:
    """For who holds several roles: "Bạn lập lịch với vai trò Chánh Văn phòng"."""
    words = {"role": role.label}
    match deed:
        case Deed.FILE:
            return _("Bạn lập lịch với vai trò %(role)s") % words
        case Deed.DECIDE:
            return _("Bạn duyệt với vai trò %(role)s") % words
        case Deed.PUBLISH:
            return _("Bạn công bố với vai trò %(role)s") % words


def acting_for(deed: Deed, delegation: Delegation) -> str:
    """For who acts by delegation: "Bạn duyệt thay Giám đốc Trần Văn An đến hết 05/12/2026"."""
    words = {
        "office": OFFICES[delegation.role],
        "giver": delegation.giver.get_full_name(),
        "day": f"{delegation.last:%d/%m/%Y}",
    }
    match deed:
        case Deed.FILE:
            return _("Bạn lập lịch thay %(office)s %(giver)s đến hết %(day)s") % words
        case Deed.DECIDE:
            return _("Bạn duyệt thay %(office)s %(giver)s đến hết %(day)s") % words
        case Deed.PUBLISH:
            return _("Bạn công bố thay %(office)s %(giver)s đến hết %(day)s") % words


def hand_for(who: str, giver: str, role: Role) -> str:
    """A name as it stands beside an act: "Lê Thị Bình (thay Giám đốc Trần Văn An)"; without a
    giver, the name alone.
    """
    if not giver:
        return who
    words = {"who": who, "office": OFFICES[role], "giver": giver}
    return _("%(who)s (thay %(office)s %(giver)s)") % words
