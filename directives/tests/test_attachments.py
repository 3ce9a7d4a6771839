"""Files and guidance kept with a document: what is taken, what is refused, how a file leaves the
site, who may touch it.
"""

import io
import zipfile
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from accounts.models import User
from audit.models import Event
from directives import media
from directives.enums import AttachmentKind
from directives.errors import FileNotAllowed, FileTooBig, NothingAttached
from directives.forms.attachments import AttachmentForm
from directives.models import Attachment
from directives.services import add_attachment
from directives.services.attachments import Upload
from directives.tests.factories import (
    ENTERED,
    SIGNED_PDF,
    draft_of,
    make_attachment,
    make_directive,
    make_in_force,
)
from tests.factories import make_user
from units.enums import Role
from units.models import Agency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("wednesday")]


def office_file(*parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for part in ("[Content_Types].xml", *parts):
            target.writestr(part, "<x/>")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (SIGNED_PDF, media.PDF),
        (b"\x89PNG\r\n\x1a\n....", media.PNG),
        (b"\xff\xd8\xff\xe0....", media.JPEG),
        (office_file("word/document.xml"), media.DOCX),
        (office_file("xl/workbook.xml"), media.XLSX),
        (office_file("word/document.xml", "word/vbaProject.bin"), None),
        (office_file("xl/workbook.xml", "xl/activeX/activeX1.xml"), None),
        (office_file("bai-hat.txt"), None),
        (b"PK\x03\x04 not really", None),
        (b"%PDF-1.7 /OpenAction << /S /JavaScript >>", None),
        (b"<html><script>alert(1)</script>", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"MZ\x90\x00", None),
        (b"", None),
    ],
)
def test_a_file_is_what_its_content_says(content: bytes, media_type: str | None) -> None:
    assert media.media_type_of(content) == media_type


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("312-UBND-NC.pdf", "312-UBND-NC.pdf"),
        ("Công văn số 312.PDF", "Công văn số 312.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Tai lieu\\ban ky.docx", "ban ky.pdf"),
        ('x"; filename="y.exe', "x; filename=y.exe.pdf"),
        ("ky\u202efdp.exe", "kyfdp.exe.pdf"),
        ("..", "tai-lieu.pdf"),
        ("a" * 300 + ".pdf", "a" * 120 + ".pdf"),
    ],
)
def test_a_name_keeps_its_words_and_gets_the_ending_of_its_content(given: str, kept: str) -> None:
    assert media.safe_name(given, media.PDF) == kept


def test_the_signed_file_is_kept_with_its_seal_and_audited(agency: Agency, office: User) -> None:
    directive = make_in_force(agency, office)

    kept = make_attachment(directive, office)

    assert (kept.filename, kept.media_type, kept.size) == (
        "312-UBND-NC.pdf",
        "application/pdf",
        len(SIGNED_PDF),
    )
    assert kept.sha256 == sha256(SIGNED_PDF).hexdigest()
    event = Event.objects.latest("pk")
    assert (event.action, event.after["sha256"]) == ("directives.add-attachment", kept.sha256)
    assert "content" not in event.after


def test_guidance_may_be_a_note_alone_and_a_signed_document_may_not(
    agency: Agency, office: User
) -> None:
    directive = make_directive(agency, office)

    guidance = make_attachment(
        directive,
        office,
        kind=AttachmentKind.GUIDANCE,
        note="Báo số người trước 8h00.",
        upload=None,
    )

    assert (guidance.note, guidance.content) == ("Báo số người trước 8h00.", None)
    for wrong in (
        {"kind": AttachmentKind.SIGNED, "note": "x"},
        {"kind": AttachmentKind.GUIDANCE, "note": "  "},
    ):
        with pytest.raises(NothingAttached):
            make_attachment(directive, office, upload=None, **wrong)


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    file = SimpleUploadedFile("to.pdf", b"")
    file.size = media.LARGEST + 1

    form = AttachmentForm({"kind": AttachmentKind.SIGNED}, MultiValueDict({"file": [file]}))

    assert form.errors == {"file": [FileTooBig.message]}


def test_a_file_above_fifteen_megabytes_is_refused(agency: Agency, office: User) -> None:
    directive = make_directive(agency, office)
    upload = Upload("to.pdf", SIGNED_PDF + b" " * media.LARGEST)

    with pytest.raises(FileTooBig):
        add_attachment(
            directive.pk,
            kind=AttachmentKind.SIGNED,
            title="To",
            upload=upload,
            by=office,
            at=ENTERED,
        )


def test_a_file_that_runs_is_refused(agency: Agency, office: User) -> None:
    directive = make_directive(agency, office)

    with pytest.raises(FileNotAllowed):
        make_attachment(directive, office, upload=Upload("ban-ky.pdf", b"MZ\x90\x00"))

    assert not Attachment.objects.exists()


def test_a_file_leaves_the_site_to_be_saved_and_can_do_nothing(
    client: Client, agency: Agency, office: User
) -> None:
    kept = make_attachment(
        make_in_force(agency, office), office, upload=Upload("Công văn số 312.pdf", SIGNED_PDF)
    )

    answer = client.get(reverse("directives:attachment", args=[kept.pk]))

    assert answer.content == SIGNED_PDF
    assert {
        name: answer.headers[name]
        for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")
    } == {
        "Content-Type": "application/pdf",
        "Content-Disposition": (
            "attachment; filename*=utf-8''C%C3%B4ng%20v%C4%83n%20s%E1%BB%91%20312.pdf"
        ),
        "X-Content-Type-Options": "nosniff",
    }
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox;")


def test_guidance_is_added_on_the_page_after_the_document_came_into_force(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)
    version = directive.editions.get().version
    note = {"kind": "guidance", "title": "", "note": "Báo số người trước 8h00."}

    answer = client.post(reverse("directives:attach", args=[directive.pk]), note)

    assert answer["Location"] == reverse("directives:directive", args=[directive.pk])
    assert "Báo số người trước 8h00." in client.get(answer["Location"]).content.decode()
    assert directive.editions.get().version == version


def test_a_file_added_to_a_draft_leads_back_to_the_draft_and_shows_its_seal(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_directive(agency, office)
    upload = SimpleUploadedFile("ban-ky.pdf", SIGNED_PDF)

    answer = client.post(
        reverse("directives:attach", args=[directive.pk]), {"kind": "signed", "file": upload}
    )

    page = client.get(answer["Location"]).content.decode()
    assert answer["Location"] == reverse("directives:draft", args=[draft_of(directive).pk])
    assert sha256(SIGNED_PDF).hexdigest() in page
    assert directive.attachments.get().title == "ban-ky"


def test_a_refused_file_is_named_beside_its_field(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_directive(agency, office)
    upload = SimpleUploadedFile("ban-ky.pdf", b"MZ\x90\x00", content_type="application/pdf")

    answer = client.post(
        reverse("directives:attach", args=[directive.pk]),
        {"kind": "signed", "title": "Bản ký", "file": upload},
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "file": [
            "Chỉ nhận tệp PDF, Word (.docx), Excel (.xlsx) hoặc ảnh PNG, JPG, không đặt mật khẩu,"
            " không chứa mã chạy được."
        ]
    }
    assert 'value="Bản ký"' in answer.content.decode()


def test_a_removed_file_is_gone_and_its_seal_stays_in_the_audit(
    client: Client, agency: Agency, office: User
) -> None:
    kept = make_attachment(make_in_force(agency, office), office)

    client.post(reverse("directives:detach", args=[kept.pk]))

    assert client.get(reverse("directives:attachment", args=[kept.pk])).status_code == 404
    assert Event.objects.latest("pk").before["sha256"] == kept.sha256


def test_who_does_not_keep_directives_opens_the_files_of_those_in_force_only(
    agency: Agency, office: User, client_of: Callable[[User], Client]
) -> None:
    reader = client_of(make_user(Role.READER, agency))
    binding, drafted = (
        make_in_force(agency, office),
        make_directive(agency, office, number="9/UBND"),
    )

    found = [
        reader.get(
            reverse("directives:attachment", args=[make_attachment(directive, office).pk])
        ).status_code
        for directive in (binding, drafted)
    ]
    page: Any = reader.get(reverse("directives:directive", args=[binding.pk])).content.decode()

    assert found == [200, 404]
    assert "312-UBND-NC.pdf" in page
    assert reverse("directives:attach", args=[binding.pk]) not in page


def test_the_page_of_a_document_does_not_load_its_files(
    client: Client, agency: Agency, office: User
) -> None:
    directive = make_in_force(agency, office)
    make_attachment(directive, office)

    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("directives:directive", args=[directive.pk]))

    about_files = [
        query["sql"] for query in asked if '"directives_attachment"."sha256"' in query["sql"]
    ]
    assert ['"directives_attachment"."content"' in sql for sql in about_files] == [False]
