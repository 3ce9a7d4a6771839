"""Keeps the catalogues complete without gettext's own programs: `update` after writing a sentence,
`check` before handing it in.

The sentences in the code are Vietnamese, so the English catalogue translates ours; the Vietnamese
one only fills what Django itself lacks.
"""

import io
import re
import sys
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.catalog import Message as Entry
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from tools.messages import messages
from tools.unmarked import unmarked

ROOT: Final = Path(__file__).resolve().parent.parent
NO_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""Babel stamps what it compiles; the same sentences must always make the same file."""
PLACEHOLDER: Final = re.compile(r"%\(\w+\)[sdif]|%[sd]|{\w*}")
VIETNAMESE: Final = re.compile(r"[À-ỹđĐ]")
HEADER: Final = (
    'msgid ""\nmsgstr ""\n"Language: {}\\n"\n"Content-Type: text/plain;'
    ' charset=utf-8\\n"\n"Plural-Forms: {}\\n"\n'
)


def update(root: Path) -> None:
    """Add what is new, keep what is translated, drop what nobody says any more."""
    old, new = load(root, "en"), wanted(root)
    for entry in new:
        known = old.get(entry.id, entry.context) if entry.id else None
        if known is not None:
            entry.string = known.string
    save(root, "en", new)
    save(root, "vi", load(root, "vi"))


def check(root: Path) -> list[str]:
    english, new = load(root, "en"), wanted(root)
    found = [*unmarked(root)]
    for entry in new:
        if entry.id:
            known = english.get(entry.id, entry.context)
            found += [
                f"{entry.locations[0][0]}: {problem}: {key(entry)!r}"
                for problem in problems(entry, known)
            ]
    found += [
        f"en: nobody says it any more: {key(entry)!r}"
        for entry in english
        if entry.id and new.get(entry.id, entry.context) is None
    ]
    for language in ("en", "vi"):
        if strings(load(root, language)) != strings(load_compiled(root, language)):
            found.append(
                f"{language}: django.mo is not made from django.po: python3 run.py translations"
                " update"
            )
    return found


def problems(entry: Entry, known: Entry | None) -> Iterator[str]:
    """What is wrong with one sentence and its translation."""
    said = forms(entry.id)
    if any(text != unicodedata.normalize("NFC", text) for text in said):
        yield "not in NFC"
    answers = forms(known.string) if known is not None else ()
    if not answers or not all(answers):
        yield "no English"
        return
    if known is not None and known.fuzzy:
        yield "the English is marked doubtful"
    if (
        any(VIETNAMESE.search(answer) for answer in answers)
        and VIETNAMESE.search(said[0])
        and answers[0] == said[0]
    ):
        yield "the English is still Vietnamese"
    if placeholders(said[-1]) != placeholders(answers[-1]) or not placeholders(
        answers[0]
    ) <= placeholders(said[0]) | placeholders(said[-1]):
        yield "placeholders differ"


def wanted(root: Path) -> Catalog:
    """The same sentence in two files is one entry; a number in one of them makes it an entry
    with two forms.
    """
    catalogue = Catalog(locale="en", fuzzy=False)
    for message in sorted(
        messages(root), key=lambda message: (message.plural is None, message.file)
    ):
        text = (message.text, message.plural) if message.plural else message.text
        catalogue.add(text, locations=[(message.file, 1)], context=message.context)
    return catalogue


def load(root: Path, language: str) -> Catalog:
    file = path(root, language, "po")
    if not file.exists():
        return Catalog(locale=language, fuzzy=False)
    with file.open("rb") as opened:
        return read_po(opened, locale=language, abort_invalid=True)


def load_compiled(root: Path, language: str) -> Catalog:
    file = path(root, language, "mo")
    if not file.exists():
        return Catalog(locale=language, fuzzy=False)
    with file.open("rb") as opened:
        return read_mo(opened)


def save(root: Path, language: str, catalogue: Catalog) -> None:
    """Without dates and line numbers: two people's changes then meet only where they touch the
    same sentence.
    """
    path(root, language, "po").parent.mkdir(parents=True, exist_ok=True)
    body = io.BytesIO()
    write_po(
        body,
        catalogue,
        width=0,
        omit_header=True,
        sort_output=True,
        include_lineno=False,
        ignore_obsolete=True,
    )
    header = HEADER.format(
        language, catalogue.plural_forms if language == "en" else "nplurals=1; plural=0;"
    )
    path(root, language, "po").write_text(f"{header}\n{body.getvalue().decode()}")
    saved = load(root, language)
    saved.creation_date = NO_DATE
    with path(root, language, "mo").open("wb") as compiled:
        write_mo(compiled, saved)


def path(root: Path, language: str, suffix: str) -> Path:
    return root / "locale" / language / "LC_MESSAGES" / f"django.{suffix}"


def strings(catalogue: Catalog) -> dict[tuple[str | None, str], tuple[str, ...]]:
    return {
        (context(entry), key(entry)): forms(entry.string)
        for entry in catalogue
        if entry.id and forms(entry.string)[0]
    }


def context(entry: Entry) -> str | None:
    """Babel reads the context of a compiled entry as bytes."""
    return entry.context.decode() if isinstance(entry.context, bytes) else entry.context


def key(entry: Entry) -> str:
    return forms(entry.id)[0]


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def main(arguments: list[str]) -> int:
    if arguments == ["update"]:
        update(ROOT)
        missing = len(
            [entry for entry in load(ROOT, "en") if entry.id and not all(forms(entry.string))]
        )
        print(f"{missing} without English: locale/en/LC_MESSAGES/django.po")
        return 0
    if arguments != ["check"]:
        print("python3 run.py translations update | check", file=sys.stderr)
        return 2
    found = check(ROOT)
    print(*found, sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
