"""Reads who our mails are from, as an administrator writes it: an address, or a name before it."""

import re
from dataclasses import dataclass

ADDRESS = re.compile(r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?P<domain>[^@\s<>\",;]+)$")
WITH_NAME = re.compile(r"^(?P<name>.*)<(?P<address>[^<>]*)>$")


class WrongSender(ValueError):
    """No mail can leave in this name; the message says what is expected."""


@dataclass(frozen=True, slots=True)
class Sender:
    """`domain` is in the form in which it travels: an international one in plain letters."""

    name: str
    local: str
    domain: str

    @property
    def address(self) -> str:
        return f"{self.local}@{self.domain}"


def sender_of(text: str) -> Sender:
    """Raises WrongSender. A comma in the name needs no quotes; quotes around it are taken off."""
    if "\r" in text or "\n" in text:
        raise WrongSender("the sender has more than one line")
    named = WITH_NAME.match(text.strip())
    name, address = (named["name"], named["address"]) if named else ("", text)
    found = ADDRESS.match(address.strip())
    if found is None:
        raise WrongSender(f"no address, such as Name <name@host.example>: {text!r}")
    local = address.strip().rpartition("@")[0]
    return Sender(_unquoted(name.strip()), local, plain_domain(found["domain"]))


def plain_domain(domain: str) -> str:
    """Raises WrongSender for what no name server could know."""
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError as wrong:
        raise WrongSender(f"no domain: {domain!r}") from wrong


def _unquoted(name: str) -> str:
    if len(name) > 1 and name[0] == name[-1] == '"':
        return re.sub(r"\\(.)", r"\1", name[1:-1])
    return name
