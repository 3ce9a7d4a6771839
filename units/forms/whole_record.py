"""A record that two people open at once: the second to save sees what the first one changed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from audit.models import Event

SALT = "units.whole-record"


class WholeRecordForm(forms.Form):
    """A form that writes a whole record carries the record as it was when it was opened (`seen`,
    signed). If another save came between, it is told field by field, what was typed stays, and
    saving once more is done knowingly. `stands` are the record's facts by the names of the fields.

    A request that carries nothing was not made by our page, and is taken at its word.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, stands: Mapping[str, Any], **kwargs: Any) -> None:
        self.stands = dict(stands)
        kwargs["initial"] = {**stands, "seen": _sealed(stands)}
        super().__init__(*args, **kwargs)

    def refuses_stale(self, last: Event | None) -> bool:
        """Whether the record is no longer what was opened; says what differs, and that `last` was
        who changed it.
        """
        differing = list(self._differing())
        if not differing:
            return False
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix("seen")] = _sealed(self.stands)
        self.data = data
        who = last.actor_name if last and last.actor_name else _("Người khác")
        at = f"{localtime(last.at):%H:%M %d/%m/%Y}" if last else ""
        said = _(
            "%(who)s đã sửa hồ sơ này sau khi bạn mở (%(at)s). Những gì bạn nhập còn nguyên; bấm"
            " Lưu lần nữa để ghi theo bạn."
        )
        self.add_error(None, said % {"who": who, "at": at})
        for name, before, now in differing:
            self.add_error(
                name,
                _("Đã đổi từ “%(before)s” thành “%(now)s”.")
                % {
                    "before": self._in_words(name, before),
                    "now": self._in_words(name, now),
                },
            )
        return True

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        given.pop("seen", None)
        return given

    def _differing(self) -> Iterator[tuple[str, Any, Any]]:
        try:
            opened = signing.loads(str(self.data.get(self.add_prefix("seen"), "")), salt=SALT)
        except signing.BadSignature:
            return
        for name, now in _plain(self.stands).items():
            if name in opened and opened[name] != now:
                yield name, opened[name], now

    def _in_words(self, name: str, value: Any) -> str:
        if isinstance(value, bool):
            return _("Có") if value else _("Không")
        if isinstance(value, list):
            return ", ".join(self._in_words(name, one) for one in value) or "–"
        if isinstance(self.fields[name], forms.DateField) and value:
            return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
        choices = getattr(self.fields[name], "choices", ())
        named = {str(code): str(label) for code, label in choices if not isinstance(label, list)}
        return named.get(str(value), str(value)) if value not in ("", None) else "–"


def _sealed(stands: Mapping[str, Any]) -> str:
    return signing.dumps(_plain(stands), salt=SALT, compress=True)


def _plain(stands: Mapping[str, Any]) -> dict[str, Any]:
    kept = (str, int, bool, list, type(None))
    return {
        name: value if isinstance(value, kept) else str(value) for name, value in stands.items()
    }
