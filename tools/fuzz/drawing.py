"""Draws requests: half begin as an honest page or form and have little changed in them."""

import random
from collections.abc import Iterator
from dataclasses import replace

from tools.fuzz import values
from tools.fuzz.asked import FuzzRequest, Pairs
from tools.fuzz.pages import names_in
from tools.fuzz.site import STRANGER, TECHNICAL, Site


class Drawing:
    """The same seed draws the same requests from the same site."""

    def __init__(self, site: Site, draw: random.Random) -> None:
        self.site, self.draw = site, draw
        technical, pages = (
            tuple(one for one in site.addresses if f"/{one.route}".startswith(TECHNICAL) is wanted)
            for wanted in (True, False)
        )
        self.technical, self.pages = technical or pages, pages or technical
        self.people = [*site.sessions, STRANGER]
        self.names = sorted({*names_in(form for _who, form in site.forms), *values.NAMES})

    def requests(self, number: int) -> Iterator[FuzzRequest]:
        for _ in range(number):
            kind = self.draw.random()
            if kind < 0.45 and self.site.forms:
                asked = self._form()
            elif kind < 0.55 and self.site.questions:
                asked = self._question()
            else:
                asked = self._address()
            yield self._around(asked)

    def _form(self) -> FuzzRequest:
        who, form = self.draw.choice(self.site.forms)
        fields = tuple(self._spoilt(form.fields))
        if form.method == "GET":
            return FuzzRequest(who, "GET", form.path, query=fields)
        asked = FuzzRequest(who, form.method, form.path, fields=fields)
        if form.files and self.draw.random() < 0.3:
            name, content = self.draw.choice(form.files), self.draw.choice(values.FILES)
            title = self.draw.choice(("a.xlsx", "a.docx", "a.pdf", "a.csv", "", "../a", "a\x00"))
            asked = replace(asked, files=((name, title, content),))
        return asked

    def _question(self) -> FuzzRequest:
        who, path, query = self.draw.choice(self.site.questions)
        return FuzzRequest(who, "GET", path, query=tuple(self._spoilt(list(query))))

    def _address(self) -> FuzzRequest:
        address = self.draw.choice(self.technical if self.draw.random() < 0.1 else self.pages)
        world = self.site.worlds[self.draw.random() < 0.15]
        parts = self.site.values(address, world)
        if self.draw.random() < 0.25:
            parts = tuple(
                values.text(self.draw)[:200] if self.draw.random() < 0.5 else part for part in parts
            )
        path, who = address.path(parts), self.draw.choice(self.people)
        if path.startswith(TECHNICAL) and self.draw.random() < 0.7:
            who = "keeper"
        elif address.readers and self.draw.random() < 0.8:
            who = self.draw.choice(address.readers)
        pairs = self._any_pairs(4)
        if self.draw.choice(address.methods) == "GET":
            return FuzzRequest(who, "GET", path, query=pairs)
        return FuzzRequest(who, "POST", path, fields=pairs, query=self._any_pairs(1))

    def _spoilt(self, fields: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Up to three changed, one left out, one added or doubled."""
        found = list(fields)
        for _ in range(self.draw.randint(0, 3)):
            if found:
                place = self.draw.randrange(len(found))
                name, value = found[place]
                is_bent = value and self.draw.random() < 0.4
                found[place] = (name, values.bent(value, self.draw) if is_bent else self._value())
        if found and self.draw.random() < 0.3:
            found.pop(self.draw.randrange(len(found)))
        if self.draw.random() < 0.3:
            found.append((self._name(), self._value()))
        if found and self.draw.random() < 0.1:
            found.append(self.draw.choice(found))
        return found

    def _any_pairs(self, most: int) -> Pairs:
        return tuple((self._name(), self._value()) for _ in range(self.draw.randint(0, most)))

    def _name(self) -> str:
        if self.draw.random() < 0.03:
            return values.text(self.draw)
        return self.draw.choice(self.names)

    def _value(self) -> str:
        """Something else, or the number of a thing of either agency."""
        if self.draw.random() < 0.8:
            return values.text(self.draw)
        world = self.draw.choice(self.site.worlds)
        return str(getattr(world, self.draw.choice(("unit", "person", "draft", "roster", "item"))))

    def _around(self, asked: FuzzRequest) -> FuzzRequest:
        """Sometimes another method, odd headers, cookies or a body that is no form."""
        if self.draw.random() < 0.03:
            asked = replace(asked, method=self.draw.choice(values.METHODS))
        if self.draw.random() < 0.05:
            asked = replace(asked, who=self.draw.choice(self.people))
        if self.draw.random() < 0.3:
            asked = replace(asked, headers=(self._header(),))
        if self.draw.random() < 0.05:
            cookie = (self.draw.choice(values.COOKIES), self._cookie())
            asked = replace(asked, cookies=(cookie,))
        if asked.method == "POST" and not asked.files and self.draw.random() < 0.05:
            asked = replace(asked, content_type=self.draw.choice(values.TYPES))
            if self.draw.random() < 0.7:
                asked = replace(asked, body=self.draw.choice(values.BODIES))
        return asked

    def _header(self) -> tuple[str, str]:
        name, value = self.draw.choice(values.HEADERS)
        return (name, values.text(self.draw)[:300]) if self.draw.random() < 0.4 else (name, value)

    def _cookie(self) -> str:
        """What a cookie may hold at all."""
        return "".join(one for one in values.text(self.draw)[:300] if " " < one < "\x7f")
