"""A tiny product in a temporary folder: one module, one page."""

from pathlib import Path

import pytest

from tools import translations
from tools.messages import Message, in_python, in_template
from tools.unmarked import unmarked_in

PAGE = """\
{% load i18n %}<h1 title="{% translate "Bảng trực" %}">{% translate 'Tuần này' %}</h1>
{# ghi chú: không hiện ra #}
{% blocktranslate count n=people|length %}%{{ n }} người{% plural %}%{{ n }} người ở cơ quan{% endblocktranslate %}
{% include "card.html" with label=_("Trả lại") %}{{ name|default:_("chưa có") }}
"""


@pytest.fixture
def product(tmp_path: Path) -> Path:
    (tmp_path / "units").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "units" / "views.py").write_text(
        'message = _("Đã lưu %(name)s.") % {"name": name}\n'
    )
    (tmp_path / "templates" / "week.html").write_text(
        "{% load i18n %}<p>{% translate 'Tuần này' %}</p>\n"
    )
    translations.update(tmp_path)
    return tmp_path


def answer(product: Path, vietnamese: str, english: str, context: str | None = None) -> None:
    catalogue = translations.load(product, "en")
    entry = catalogue.get(vietnamese, context)
    assert entry is not None
    entry.string = english
    translations.save(product, "en", catalogue)


def test_every_way_to_mark_a_sentence_in_a_template_is_found() -> None:
    assert list(in_template(PAGE, "week.html")) == [
        Message("Bảng trực", None, None, "week.html"),
        Message("Tuần này", None, None, "week.html"),
        Message("%%%(n)s người", "%%%(n)s người ở cơ quan", None, "week.html"),
        Message("Trả lại", None, None, "week.html"),
        Message("chưa có", None, None, "week.html"),
    ]


def test_every_way_to_mark_a_sentence_in_python_is_found() -> None:
    source = """
a = gettext_lazy("Trực "
                 "cơ quan")
b = ngettext("%(n)s ngày", "%(n)s ngày liền", n)
c = pgettext("office", "Văn phòng")
d = _(variable)
e = translation.gettext("Ngày")
from django.utils.translation import gettext_lazy as later
f = later("Tuần")
"""

    assert list(in_python(source, "views.py")) == [
        Message("Trực cơ quan", None, None, "views.py"),
        Message("%(n)s ngày", "%(n)s ngày liền", None, "views.py"),
        Message("Văn phòng", None, "office", "views.py"),
        Message("Ngày", None, None, "views.py"),
        Message("Tuần", None, None, "views.py"),
    ]


def test_a_complete_catalogue_has_nothing_to_say(product: Path) -> None:
    answer(product, "Đã lưu %(name)s.", "%(name)s saved.")
    answer(product, "Tuần này", "This week")

    assert translations.check(product) == []


def test_what_is_translated_survives_an_update_and_what_nobody_says_goes(product: Path) -> None:
    answer(product, "Đã lưu %(name)s.", "%(name)s saved.")
    answer(product, "Tuần này", "This week")
    (product / "units" / "views.py").write_text("")

    translations.update(product)

    assert [(entry.id, entry.string) for entry in translations.load(product, "en") if entry.id] == [
        ("Tuần này", "This week")
    ]
    assert translations.check(product) == []


def test_one_word_that_means_two_things_has_two_translations(product: Path) -> None:
    (product / "units" / "views.py").write_text(
        'state, button = pgettext("state", "Trả lại"), _("Trả lại")\n'
    )
    translations.update(product)
    answer(product, "Tuần này", "This week")
    answer(product, "Trả lại", "Return")

    answer(product, "Trả lại", "Returned", context="state")

    assert translations.check(product) == []


def test_updating_twice_makes_the_same_files(product: Path) -> None:
    answer(product, "Tuần này", "This week")
    before = translations.path(product, "en", "mo").read_bytes()

    translations.update(product)

    assert translations.path(product, "en", "mo").read_bytes() == before
    assert b"2000-01-01" in before


@pytest.mark.parametrize(
    ("english", "problem"),
    [
        ("", "no English"),
        ("Saved.", "placeholders differ"),
        ("%(nmae)s saved.", "placeholders differ"),
        ("Đã lưu %(name)s.", "the English is still Vietnamese"),
    ],
)
def test_a_wrong_translation_is_named(product: Path, english: str, problem: str) -> None:
    answer(product, "Tuần này", "This week")
    answer(product, "Đã lưu %(name)s.", english)

    assert translations.check(product) == [f"units/views.py: {problem}: 'Đã lưu %(name)s.'"]


def test_a_sentence_typed_with_loose_marks_is_named(product: Path) -> None:
    answer(product, "Đã lưu %(name)s.", "%(name)s saved.")
    (product / "templates" / "week.html").write_text(
        "{% load i18n %}<p>{% translate 'Tua\u0302\u0300n' %}</p>\n"
    )
    translations.update(product)

    assert translations.check(product)[0].startswith("templates/week.html: not in NFC")


def test_a_stale_compiled_catalogue_is_named(product: Path) -> None:
    answer(product, "Đã lưu %(name)s.", "%(name)s saved.")
    answer(product, "Tuần này", "This week")
    file = translations.path(product, "en", "po")
    file.write_text(file.read_text().replace("This week", "The week"))

    assert translations.check(product) == [
        "en: django.mo is not made from django.po: python3 run.py translations update"
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (PAGE, []),
        ("<p>Tuần này</p>", [(1, "Tuần này")]),
        ("<p>\n  Xem\n</p>", [(1, "Xem")]),
        ("<dt>SHA-256</dt><dd>Mã</dd>", [(1, "Mã")]),
        ("<abbr title='Trực'>TR</abbr>", [(1, "Trực")]),
        ("<input placeholder='Tìm'>", [(1, "Tìm")]),
        ('{% include "x.html" with label="Trả lại" %}', [(1, '"Trả lại"')]),
        ("<p>{{ n }} / {{ m }}</p><script>let x</script><kbd>Enter</kbd>", []),
        ('<button lang="en">English</button><p>Xem</p>', [(1, "Xem")]),
        ('<html lang="vi"><p>Xem</p></html>', [(1, "Xem")]),
    ],
)
def test_words_outside_translation_tags_are_found(
    source: str, found: list[tuple[int, str]]
) -> None:
    assert list(unmarked_in(source)) == found


def test_djangos_own_messages_that_people_meet_are_vietnamese() -> None:
    compiled = translations.strings(translations.load_compiled(translations.ROOT, "vi"))

    assert compiled == translations.strings(translations.load(translations.ROOT, "vi"))
    assert all(translations.VIETNAMESE.search(answer[0]) for answer in compiled.values())
