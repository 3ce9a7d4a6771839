"""What is asked before something of a file is written: each question once, with the lines that
hang on it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from units.importing.book import ImportRow
from units.importing.columns import SheetPlan
from units.importing.proposal import ImportAction, ImportQuestion, ImportStep
from units.importing.staff_columns import STAFF
from units.models import Staff

NAMED = 8
"""How many a sentence names before it only counts."""


@dataclass(slots=True)
class Questions:
    """Every `about_` returns the keys under which a step waits for the answer."""

    hidden: dict[str, list[int]] = field(default_factory=dict)
    spelled: dict[str, list[str]] = field(default_factory=dict)
    single: dict[str, ImportQuestion] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)

    def about_hidden(self, plan: SheetPlan, row: ImportRow) -> tuple[str, ...]:
        key = f"hidden-{plan.key}"
        self.titles[key] = plan.title
        self.hidden.setdefault(key, []).append(row.number)
        return (key,)

    def about_spelling(
        self, plan: SheetPlan, row: ImportRow, staff: Staff, *, name: str | None = None
    ) -> tuple[str, ...]:
        """One question for all whose names agree; one for each whose name is another, too."""
        known = {"written": row.values["code"], "code": staff.code, "name": staff.full_name}
        if name is None:
            key = f"spelled-{plan.key}"
            self.titles[key] = plan.title
            told = _("%(written)s là %(code)s, %(name)s") % known
            self.spelled.setdefault(key, []).append(told)
            return (key,)
        told = _(
            "Dòng %(row)s: mã %(written)s, %(other)s; hồ sơ có mã %(code)s, %(name)s. Đây là cùng"
            " một người và cập nhật theo tệp?"
        )
        return self._one("spelled", row, told % {**known, "row": row.number, "other": name})

    def about_namesakes(self, row: ImportRow, name: str, same: Sequence[Staff]) -> tuple[str, ...]:
        told = _("Dòng %(row)s: %(name)s trùng họ tên với %(known)s. Đây là người khác, thêm mới?")
        known = ", ".join(f"{staff.full_name} ({staff.code})" for staff in same)
        return self._one("namesake", row, told % {"row": row.number, "name": name, "known": known})

    def about_return(
        self, row: ImportRow, staff: Staff, last: date, first: date
    ) -> tuple[str, ...]:
        told = _(
            "Dòng %(row)s: mã %(code)s là của %(name)s, đã thôi công tác từ ngày %(last)s. Ghi trở"
            " lại công tác từ ngày %(first)s?"
        )
        said = {"row": row.number, "code": staff.code, "name": staff.full_name}
        days = {"last": f"{last:%d/%m/%Y}", "first": f"{first:%d/%m/%Y}"}
        return self._one("return", row, told % {**said, **days})

    def about_first_day(
        self, row: ImportRow, staff: Staff, stands: date, first: date
    ) -> tuple[str, ...]:
        told = _(
            "Dòng %(row)s: %(name)s đang ghi từ ngày %(stands)s, tệp ghi %(first)s. Sửa theo tệp?"
        )
        days = {"stands": f"{stands:%d/%m/%Y}", "first": f"{first:%d/%m/%Y}"}
        return self._one("first", row, told % {"row": row.number, "name": staff.full_name, **days})

    def _one(self, kind: str, row: ImportRow, text: str) -> tuple[str, ...]:
        key = f"{kind}-{row.number}"
        self.single[key] = ImportQuestion(key, STAFF.title, text)
        return (key,)

    def asked_about(self, steps: Iterable[ImportStep]) -> tuple[ImportQuestion, ...]:
        """Those that some line which would be written hangs on."""
        keys = {key for step in steps if step.what is not ImportAction.SAME for key in step.asks}
        return tuple(each for each in self._all() if each.key in keys)

    def _all(self) -> list[ImportQuestion]:
        hidden = [
            ImportQuestion(
                key,
                self.titles[key],
                _("Các dòng đang bị ẩn trong tệp: %(rows)s. Ghi cả những dòng này?")
                % {"rows": list_some(list(map(str, rows)))},
            )
            for key, rows in self.hidden.items()
        ]
        spelled = [
            ImportQuestion(
                key,
                self.titles[key],
                _("Mã trong tệp viết khác hồ sơ: %(codes)s. Đúng là những người này?")
                % {"codes": list_some(codes, "; ")},
            )
            for key, codes in self.spelled.items()
        ]
        return [*hidden, *spelled, *self.single.values()]


def list_some(said: Sequence[str], between: str = ", ") -> str:
    if len(said) <= NAMED:
        return between.join(said)
    more = _("và %(count)s nữa") % {"count": len(said) - NAMED}
    return f"{between.join(said[:NAMED])} {more}"
