"""What no honest browser sends is answered at the door with a plain page, before anything asks a
database for it.
"""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import User
from tests.factories import make_user
from tests.pages import assert_strict
from units.enums import Role

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
NUL_FILE = b"<w:t>\x00</w:t>"


@pytest.fixture
def office(client_of: SignedIn) -> Client:
    client = client_of(make_user(Role.OFFICE))
    client.raise_request_exception = False
    return client


@pytest.mark.parametrize(
    "address",
    ["/staff/?q=%00", "/staff/?%00=q", "/today/?q=An%00", "/staff/%00", "/staff/?page=1&unit=%00"],
)
def test_a_nul_in_an_address_is_a_plain_400(address: str, office: Client) -> None:
    answer = office.get(address)

    assert answer.status_code == 400
    assert_strict(answer)
    assert "Không đọc được yêu cầu" in answer.content.decode()


@pytest.mark.parametrize(
    "posted", [{"username": "An\x00"}, {"username\x00": "An"}, {"password": "\x00"}]
)
def test_a_nul_in_a_form_is_a_plain_400(posted: dict[str, str], office: Client) -> None:
    assert office.post("/sign-in/", posted).status_code == 400
    assert (
        office.post(
            "/sign-in/",
            "&".join(f"{name}={said}" for name, said in posted.items()),
            content_type="application/x-www-form-urlencoded",
        ).status_code
        == 400
    )


def test_a_nul_in_the_name_of_a_field_that_holds_a_file_is_a_plain_400(office: Client) -> None:
    body = (
        b'--x\r\nContent-Disposition: form-data; name="fi\x00le"; filename="a.docx"\r\n\r\n'
        b"hello\r\n--x--\r\n"
    )

    answer = office.generic("POST", "/staff/import/", body, "multipart/form-data; boundary=x")

    assert answer.status_code == 400


def test_a_nul_in_the_name_of_a_file_is_left_out_of_it(office: Client) -> None:
    answer = office.post("/staff/import/", {"file": SimpleUploadedFile("a\x00b.xlsx", NUL_FILE)})

    assert answer.status_code == 422


def test_a_nul_inside_a_file_is_the_files_own_matter(office: Client) -> None:
    answer = office.post("/staff/import/", {"file": SimpleUploadedFile("a.xlsx", NUL_FILE)})

    assert answer.status_code == 422


@pytest.mark.parametrize("charset", ["base64", "idna", "rot13", "undefined", "no-such-charset"])
def test_a_charset_that_is_none_is_a_plain_400_or_passed_over(charset: str, office: Client) -> None:
    kind = f"multipart/form-data; boundary=x; charset={charset}"

    asked = office.generic("GET", "/staff/?q=An", b"", kind)
    sent = office.generic(
        "POST",
        "/sign-in/",
        b'--x\r\nContent-Disposition: form-data; name="username"\r\n\r\nAn\r\n--x--\r\n',
        kind,
    )

    assert {asked.status_code, sent.status_code} <= {200, 302, 400}


@pytest.mark.parametrize("said", ["\\ud800", "An\\udfff", "\\u0000"])
def test_half_a_letter_smuggled_in_by_a_charset_is_a_plain_400(said: str, office: Client) -> None:
    body = (
        '--x\r\nContent-Disposition: form-data; name="username"\r\n\r\n' + said + "\r\n--x--\r\n"
    ).encode()

    answer = office.generic(
        "POST", "/sign-in/", body, "multipart/form-data; boundary=x; charset=unicode_escape"
    )

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Cookie": 'sessionid="\\000abc"'},
        {"Cookie": 'django_language="\\000"'},
        {"Referer": "http://testserver/\x00"},
        {"HX-Current-URL": "http://testserver/\x00", "HX-Request": "true"},
        {"User-Agent": "a\ud800b"},
    ],
)
def test_a_nul_or_half_a_letter_in_a_header_is_a_plain_400(headers: dict[str, str]) -> None:
    answer = Client(raise_request_exception=False).get("/sign-in/", headers=headers)

    assert answer.status_code == 400


def test_the_refusal_speaks_the_readers_language(office: Client) -> None:
    office.cookies["django_language"] = "en"

    assert "could not be read" in office.get("/staff/?q=%00").content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/staff/99999999999999999999/",
        "/directives/9223372036854775808/",
        "/rosters/99999999999999999999/2026-W49/",
        f"/staff/{'9' * 5000}/",
    ],
)
def test_a_number_that_no_row_can_have_is_no_page(address: str, office: Client) -> None:
    assert office.get(address).status_code == 404


def test_vietnamese_in_both_spellings_passes(office: Client) -> None:
    for written in ("Trần Ánh", "Tr\u0061\u0302\u0300n", "Đức 🙂"):
        assert office.get("/staff/", {"q": written}).status_code == 200
