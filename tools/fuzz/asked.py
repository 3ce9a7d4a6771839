"""One request as it is drawn, sent and made smaller."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import quote

from django.test import Client

Pairs = tuple[tuple[str, str], ...]
FORM: Final = "application/x-www-form-urlencoded"
LINE: Final = "----------7d93b2a700d04"
MULTIPART: Final = f"multipart/form-data; boundary={LINE}"


@dataclass(frozen=True, slots=True)
class FuzzRequest:
    """`who` is the name of a holder; `files` are name, file name and content; `body` stands in the
    place of fields and files where there is one.
    """

    who: str
    method: str
    path: str
    query: Pairs = ()
    fields: Pairs = ()
    files: tuple[tuple[str, str, bytes], ...] = ()
    headers: Pairs = ()
    cookies: Pairs = ()
    content_type: str = FORM
    body: bytes | None = None

    def send(self, client: Client) -> Any:
        """The answer of the site; what the site raises is raised here."""
        for name, value in self.cookies:
            client.cookies[name] = value
        address = quoted(self.path, safe="/:@")
        if self.query:
            address += "?" + encoded(self.query)
        return client.generic(
            self.method,
            address,
            self.sent,
            content_type=MULTIPART if self.files else self.content_type,
            headers={name: in_latin(value) for name, value in self.headers},
        )

    @property
    def sent(self) -> bytes:
        if self.body is not None:
            return self.body
        if not self.files:
            return encoded(self.fields).encode()
        parts = [
            f'--{LINE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'.encode(*KEPT)
            + value.encode(*KEPT)
            for name, value in self.fields
        ]
        parts += [
            (
                f'--{LINE}\r\nContent-Disposition: form-data; name="{name}"; filename="{title}"'
                "\r\nContent-Type: application/octet-stream\r\n\r\n"
            ).encode(*KEPT)
            + content
            for name, title, content in self.files
        ]
        return b"\r\n".join([*parts, f"--{LINE}--\r\n".encode()])

    def smaller(self) -> Iterator["FuzzRequest"]:
        """The same with one thing less, the largest first."""
        for part in ("fields", "query", "headers", "cookies", "files"):
            given = getattr(self, part)
            if len(given) > 1:
                half = len(given) // 2
                yield self._with(part, given[:half])
                yield self._with(part, given[half:])
            for place in range(len(given)):
                yield self._with(part, (*given[:place], *given[place + 1 :]))
        for part in ("fields", "query", "headers", "cookies"):
            for place, (name, value) in enumerate(getattr(self, part)):
                for shorter in shortened(value):
                    pairs = list(getattr(self, part))
                    pairs[place] = (name, shorter)
                    yield self._with(part, tuple(pairs))

    def _with(self, part: str, value: Any) -> "FuzzRequest":
        changed: dict[str, Any] = {part: value}
        return replace(self, **changed)

    def told(self) -> dict[str, Any]:
        """What a person needs to ask for the same."""
        parts = {
            "query": self.query,
            "fields": self.fields,
            "files": [(name, title, repr(content[:80])) for name, title, content in self.files],
            "headers": self.headers,
            "cookies": self.cookies,
            "body": repr(self.body[:200]) if self.body is not None else "",
            "content_type": self.content_type if self.content_type != FORM else "",
        }
        return {
            "who": self.who,
            "method": self.method,
            "path": self.path,
            **{name: part for name, part in parts.items() if part},
        }


KEPT: Final = ("utf-8", "surrogatepass")


def quoted(text: str, *, safe: str = "") -> str:
    return quote(text.encode(*KEPT), safe=safe)


def encoded(pairs: Pairs) -> str:
    return "&".join(f"{quoted(name)}={quoted(value)}" for name, value in pairs)


def in_latin(text: str) -> str:
    """As a server hands over the bytes of a header."""
    return text.encode(*KEPT).decode("latin-1").replace("\r", "").replace("\n", "")


def shortened(value: str) -> Iterator[str]:
    if len(value) > 1:
        yield value[: len(value) // 2]
        yield value[len(value) // 2 :]
        yield value[:-1]
        yield value[1:]
