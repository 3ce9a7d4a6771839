"""How it is told what became of somebody since the roster was filed, and as what it was filed."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from weeks.enums import Mode, Since


def modes_told(modes: Iterable[Mode]) -> str:
    """Làm việc tại cơ quan / Nghỉ phép; one mode once."""
    return " / ".join(dict.fromkeys(str(mode.label) for mode in modes))


def since_told(since: Since | None, planned: Iterable[Mode]) -> str:
    """vắng, mới ghi (đã duyệt: Làm việc tại cơ quan); empty where nothing happened."""
    if since is None:
        return ""
    modes = modes_told(planned)
    approved = _(" (đã duyệt: %(modes)s)") % {"modes": modes} if modes else ""
    return f"{since.label}{approved}"
