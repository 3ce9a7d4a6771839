"""How a page says that somebody acts in the place of another."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from units.enums import Role

OFFICES: dict[Role, Promise] = {
    Role.DIRECTOR: gettext_lazy("Giám đốc"),
    Role.HEAD: gettext_lazy("Trưởng đơn vị"),
}
"""What the two offices are called that somebody may be named to act for."""


def hand_for(who: str, giver: str, role: Role) -> str:
    """A name as it stands beside an act: "Lê Thị Bình (thay Giám đốc Trần Văn An)"; without a
    giver, the name alone.
    """
    if not giver:
        return who
    words = {"who": who, "office": OFFICES[role], "giver": giver}
    return _("%(who)s (thay %(office)s %(giver)s)") % words
