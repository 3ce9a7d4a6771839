"""The blanks of a clause sentence: what may be written in each, and what is wrong with what was
written.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from planning.clauses.mistakes import WRONG
from planning.vocabulary import Text

Params = Mapping[str, object]
"""What a clause stores: a JSON object of numbers, words, booleans and lists of codes."""

_TIME = re.compile(r"(\d{1,2})\s*(?:h|:|giờ)\s*(?:(\d{1,2})\s*(?:phút)?)?")
NOTHING = Text("", "")


class ParameterError(Exception):
    """A blank that cannot be read: which field, and a code of WRONG."""

    def __init__(self, name: str, code: str) -> None:
        super().__init__(f"{name}: {code}")
        self.field, self.code = name, code

    def message(self, language: str) -> str:
        return WRONG[self.code].said(language)


@dataclass(frozen=True, kw_only=True)
class Field:
    """One blank. `name` is how a form calls it; `keys` are the parameters it is stored under
    (mostly the name alone); `meaning` says what the label has no room for.
    """

    name: str
    label: Text
    meaning: Text = NOTHING
    default: object = None
    required: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.name,)

    def parse(self, params: Params) -> dict[str, object]:
        """The stored form of what was written; the default where nothing was."""
        written = params.get(self.name)
        if written is None or written == "":
            if self.required:
                raise ParameterError(self.name, "required")
            return {self.name: self.default}
        return {self.name: self.read(written)}

    def shown(self, params: Params) -> object:
        """What a form shows for stored parameters."""
        return params.get(self.name, self.default)

    def read(self, written: object) -> object:
        raise NotImplementedError

    def wrong(self, code: str) -> ParameterError:
        return ParameterError(self.name, code)


@dataclass(frozen=True, kw_only=True)
class IntegerField(Field):
    """A number of people or days; a default of None leaves it unsaid."""

    default: int | None = 0

    def read(self, written: object) -> int:
        if (
            isinstance(written, bool)
            or not isinstance(written, int | str)
            or not re.fullmatch(r"\s*-?\d{1,6}\s*", str(written))
        ):
            raise self.wrong("not-a-number")
        if int(written) < 0:
            raise self.wrong("negative")
        return int(written)


@dataclass(frozen=True, kw_only=True)
class FractionField(Field):
    """A share, written "1/3", "50%" or "0,5"; stored as `num` and `den`, which are read as well."""

    @property
    def keys(self) -> tuple[str, ...]:
        return ("num", "den")

    def parse(self, params: Params) -> dict[str, object]:
        written = params.get(self.name) or (
            "{num}/{den}".format(**params) if {"num", "den"} <= params.keys() else ""
        )
        if written == "":
            raise self.wrong("required")
        num, den = self.read(written)
        return {"num": num, "den": den}

    def shown(self, params: Params) -> object:
        return "{num}/{den}".format(**params) if {"num", "den"} <= params.keys() else self.default

    def read(self, written: object) -> tuple[int, int]:
        text = str(written).replace(" ", "")
        if re.fullmatch(r"-[\d.,/%]+", text):
            raise self.wrong("negative")
        num, den = self._numbers(text)
        if den == 0:
            raise self.wrong("zero-denominator")
        if num > den:
            raise self.wrong("above-one")
        return num, den

    def _numbers(self, text: str) -> tuple[int, int]:
        if found := re.fullmatch(r"(\d{1,9})/(\d{1,9})", text):
            return int(found[1]), int(found[2])
        if found := re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,4})?)(%?)", text):
            exact = Fraction(found[1].replace(",", ".")) / (100 if found[2] else 1)
            return exact.numerator, exact.denominator
        raise self.wrong("not-a-fraction")


@dataclass(frozen=True, kw_only=True)
class TimeField(Field):
    """A time of day, written "8h00", "8:00" or "8 giờ"; stored as "08:00"."""

    def read(self, written: object) -> str:
        found = _TIME.fullmatch(str(written).strip().lower())
        hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
        if hour > 23 or minute > 59:
            raise self.wrong("not-a-time")
        return f"{hour:02}:{minute:02}"


@dataclass(frozen=True, kw_only=True)
class BoolField(Field):
    default: bool = False

    def read(self, written: object) -> bool:
        known = {
            True: True,
            False: False,
            "true": True,
            "false": False,
            "on": True,
            "1": True,
            "0": False,
        }
        if not isinstance(written, bool | str) or written not in known:
            raise self.wrong("not-a-boolean")
        return known[written]


@dataclass(frozen=True, kw_only=True)
class ChoiceField(Field):
    choices: Mapping[str, Text] = field(default_factory=dict)

    def read(self, written: object) -> str:
        if not isinstance(written, str) or written not in self.choices:
            raise self.wrong("not-a-choice")
        return str(written)


@dataclass(frozen=True, kw_only=True)
class CodesField(Field):
    """Several codes of a table; stored in the order of the table, each once."""

    choices: Mapping[str, Text] = field(default_factory=dict)
    default: tuple[str, ...] = ()

    def parse(self, params: Params) -> dict[str, object]:
        codes = self.read(params.get(self.name) or self.default)
        if self.required and not codes:
            raise self.wrong("empty-list")
        return {self.name: codes}

    def shown(self, params: Params) -> object:
        return params.get(self.name, list(self.default))

    def read(self, written: object) -> list[str]:
        if not isinstance(written, list | tuple | set | frozenset):
            raise self.wrong("not-a-list")
        codes = {str(code) for code in written}
        if not codes <= self.choices.keys():
            raise self.wrong("unknown-code")
        return [code for code in self.choices if code in codes]


class TagsField(CodesField):
    """Roles, sectors and conditions of people."""


class RanksField(CodesField):
    """Head, deputy, staff."""


class ReasonsField(CodesField):
    """Reasons for being on site."""


class MeetingField(CodesField):
    """Purposes, kinds or modes of meetings."""


class DutyField(CodesField):
    """Kinds of posts of duty, classes of days, ways to be away."""


@dataclass(frozen=True, kw_only=True)
class PersonField(Field):
    """Somebody by name, written "12:Nguyễn Văn An": the key, and how the document calls them. Whom
    there is to choose from is for whoever offers and stores it.
    """

    required: bool = True

    def read(self, written: object) -> str:
        if not isinstance(written, str) or not written.partition(":")[0]:
            raise self.wrong("not-a-choice")
        return written


@dataclass(frozen=True, kw_only=True)
class TextField(Field):
    default: str = ""

    def read(self, written: object) -> str:
        if not isinstance(written, str):
            raise self.wrong("not-a-text")
        if self.required and not written.strip():
            raise self.wrong("required")
        return written.strip()
