"""Names, subjects and addresses come out of every Python as they went in."""

import json
import shutil
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured

from config.production import refuse_unsendable
from notices.adapters import headers
from notices.adapters.envelope import mailbox, message_id, sealed
from notices.senders import WrongSender, sender_of
from notices.tests.outbox import NOON, begin, letter, send
from notices.tests.sink import Sink

NUMBER = UUID(int=7)
UNITS = (
    "Sở Nội vụ tỉnh Hòa Giang",
    "Văn phòng HĐND và UBND, phường Tân Bình",
    'Trung tâm "Một cửa"',
    "Phòng Kế hoạch - Tài chính (bộ phận 2)",
    "Office of the Province",
    "P",
)
FORMS = (
    "{unit}",
    "Danh sách cán bộ trực ngày 30/11/2026 (cập nhật lần 1) - {unit}",
    "Nhắc lập lịch tuần 49 (30/11-06/12/2026), {unit}: trước 16 giờ 00",
    "=?utf-8?q?gi=E1=BA=A3?= {unit}",
    "{unit}, {unit}; {unit} <{unit}>",
    "V/v \\ {unit} \\",
    "https://lich.hoagiang.gov.vn/rat/dai/khong/co/dau/cach/" + "x" * 120 + " {unit}",
    "Ngày" * 40 + " {unit}",
    "👩‍💻 {unit} ₫ “ngoặc”",
    "a" * 69 + " {unit}",
)
TEXTS = [form.format(unit=unit) for form, unit in product(FORMS, UNITS)]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
READ_BACK = """
import json, sys
from base64 import b64decode
from email import message_from_bytes, policy
read = []
for mail in json.load(sys.stdin):
    content = message_from_bytes(b64decode(mail), policy=policy.default)
    to = content["To"].addresses
    body = content.get_body(("plain",)).get_content()
    read.append([content["Subject"], [[each.display_name, each.addr_spec] for each in to], body])
json.dump(read, sys.stdout)
"""
WRITE = """
import json, sys
sys.path.insert(0, sys.argv[1])
import headers
texts = json.load(sys.stdin)
json.dump([[headers.text_header("Subject", text), headers.address_header("To", text, "a@bo.example")]
           for text in texts], sys.stdout)
"""


def mail_with(text: str) -> bytes:
    words = letter(subject=text, name=text, text=text + "\n", html="<p>x</p>")
    return sealed(words, delivery=NUMBER, written_at=NOON)


def pythons() -> Iterator[Any]:
    for version in PYTHONS:
        found = [shutil.which(f"python{version}")]
        folder = Path.home() / ".pyenv/versions"
        found += map(str, sorted(folder.glob(f"{version}*/bin/python{version}")))
        runs = [each for each in found if each and _is(each, version)]
        yield pytest.param(
            runs[0] if runs else "",
            id=version,
            marks=[] if runs else pytest.mark.skip(reason=f"no Python {version} here"),
        )


def _is(python: str, version: str) -> bool:
    said = subprocess.run([python, "--version"], capture_output=True, text=True, check=False)
    return said.returncode == 0 and said.stdout.startswith(f"Python {version}.")


def asked(python: str, script: str, given: object, *more: str) -> Any:
    said = subprocess.run(
        [python, "-c", script, *more],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(said.stdout)


@pytest.mark.parametrize("python", list(pythons()))
def test_every_python_reads_what_was_written(python: str) -> None:
    mails = [b64encode(mail_with(text)).decode() for text in TEXTS]

    read = asked(python, READ_BACK, mails)

    assert read == [[text, [[text, "tonghop@bo.example"]], text + "\r\n"] for text in TEXTS]


@pytest.mark.parametrize("python", list(pythons()))
def test_every_python_writes_the_same_lines(python: str) -> None:
    here = [
        [
            headers.text_header("Subject", text),
            headers.address_header("To", text, "a@bo.example"),
        ]
        for text in TEXTS
    ]

    folder = str(Path(headers.__file__).parent)

    assert asked(python, WRITE, TEXTS, folder) == here


@pytest.mark.parametrize("text", TEXTS)
def test_a_reader_of_the_old_kind_reads_the_same_and_no_line_is_too_long(text: str) -> None:
    content = mail_with(text)
    mail = message_from_bytes(content, policy=policy.compat32)

    assert str(make_header(decode_header(mail["Subject"].replace("\r\n", "")))) == text
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines if not line.startswith((b"To:", b" =?"))) <= 78
    assert max(map(len, lines)) < 998
    assert content.isascii()


def test_a_plain_subject_stays_readable_without_decoding() -> None:
    assert b"\r\nSubject: Duty list of 30/11/2026\r\n" in mail_with("Duty list of 30/11/2026")


@pytest.mark.parametrize("address", ["a@sở-nội-vụ.vn", "Ten.Ho@Hòa-Giang.gov.vn", "a@bo.example"])
def test_an_international_domain_travels_in_plain_letters(address: str) -> None:
    local, _, domain = mailbox(address).rpartition("@")

    assert mailbox(address).isascii()
    assert (local, domain.encode().decode("idna").lower()) == (
        address.rpartition("@")[0],
        address.rpartition("@")[2].lower(),
    )


@pytest.mark.django_db
def test_a_letter_to_an_international_domain_arrives_byte_for_byte(sink: Sink) -> None:
    run = begin(letter("a@sở-nội-vụ.vn"))

    send()

    kept = run.deliveries.get()
    [(address, content)] = sink.received
    assert (kept.state, address) == ("sent", mailbox("a@sở-nội-vụ.vn"))
    assert content == bytes(kept.message)
    assert sha256(content).hexdigest() == kept.sha256


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("lich@so.vn", "", "lich@so.vn"),
        ("Lịch làm việc <lich@so.vn>", "Lịch làm việc", "lich@so.vn"),
        ("Sở Nội vụ, Văn phòng <lich@so.vn>", "Sở Nội vụ, Văn phòng", "lich@so.vn"),
        ('"Sở Nội vụ, Văn phòng" <lich@so.vn>', "Sở Nội vụ, Văn phòng", "lich@so.vn"),
        ("Office, Hanoi <lich@so.vn>", "Office, Hanoi", "lich@so.vn"),
        ("lich@hòa.vn", "", "lich@xn--ha-2ja.vn"),
    ],
)
def test_the_sender_stands_in_the_mail_as_it_was_meant(
    text: str, name: str, address: str, settings: Any
) -> None:
    settings.DEFAULT_FROM_EMAIL = text

    mail = message_from_bytes(mail_with("x"), policy=policy.default)

    [sender] = mail["From"].addresses
    assert (sender.display_name, sender.addr_spec) == (name, address)
    assert message_id(NUMBER).endswith(f"@{address.rpartition('@')[2]}>")


@pytest.mark.parametrize("text", ["", "lich", "lich@", "@so.vn", "A <lich>", "a@b@c", "a\n@so.vn"])
def test_a_sender_that_cannot_work_stops_the_start(text: str, settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = text

    with pytest.raises(WrongSender):
        sender_of(text)
    with pytest.raises(ImproperlyConfigured, match="DEFAULT_FROM_EMAIL"):
        refuse_unsendable(text)
    assert [each.id for each in run_checks() if each.id == "notices.E001"] == ["notices.E001"]


def test_this_python_is_one_that_is_tried() -> None:
    assert f"{sys.version_info.major}.{sys.version_info.minor}" in PYTHONS
