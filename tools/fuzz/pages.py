"""What the pages themselves offer: their forms with what stands in them, and their links."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from tools.fuzz.asked import Pairs


@dataclass(slots=True)
class FuzzForm:
    """Where it is sent, how, and what stands in it; `files` are the names of its file fields."""

    path: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


class PageReader(HTMLParser):
    """Collects forms and the questions of links, as a browser would send them."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[FuzzForm] = []
        self.questions: list[tuple[str, Pairs]] = []
        self._by_id: dict[str, FuzzForm] = {}
        self._loose: list[tuple[str, tuple[str, str]]] = []
        self._open: FuzzForm | None = None
        self._choice: str = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._begin_form(given)
        elif tag == "a" and "?" in given.get("href", ""):
            parts = urlsplit(urljoin(self.address, given["href"]))
            self.questions.append((parts.path, tuple(parse_qsl(parts.query))))
        elif tag in {"input", "button", "textarea"}:
            self._put(given, given.get("value", "on" if given.get("type") == "checkbox" else ""))
        elif tag == "select":
            self._choice = given.get("name", "")
        elif tag == "option" and self._choice:
            self._put({**given, "name": self._choice}, given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._choice = ""

    def _begin_form(self, given: dict[str, str]) -> None:
        path = urlsplit(urljoin(self.address, given.get("action", ""))).path
        self._open = FuzzForm(path, given.get("method", "get").upper())
        self.forms.append(self._open)
        if "id" in given:
            self._by_id[given["id"]] = self._open

    def _put(self, given: dict[str, str], value: str) -> None:
        name = given.get("name", "")
        if name and given.get("form"):
            self._loose.append((given["form"], (name, value)))
        elif name and self._open is not None and given.get("type") == "file":
            self._open.files.append(name)
        elif name and self._open is not None:
            self._open.fields.append((name, value))

    def close(self) -> None:
        """Fields that stand outside their form, which may come after them."""
        super().close()
        for form, field_of_it in self._loose:
            if form in self._by_id:
                self._by_id[form].fields.append(field_of_it)


def read_page(address: str, html: str) -> PageReader:
    reader = PageReader(address)
    reader.feed(html)
    reader.close()
    return reader


def names_in(forms: Iterable[FuzzForm]) -> list[str]:
    """Every name of a field, in a fixed order."""
    return sorted({name for form in forms for name, _value in form.fields})
