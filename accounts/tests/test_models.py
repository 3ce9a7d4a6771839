import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.models import User

pytestmark = pytest.mark.django_db


def test_a_name_is_kept_in_small_letters_however_it_is_typed() -> None:
    user = User.objects.create_user(" Van.DK ", "mat-khau-dai-va-la", full_name="Đỗ Khánh Vân")

    assert user.username == "van.dk"
    assert User.objects.get_by_natural_key("VAN.dk") == user


def test_the_same_name_in_other_letters_is_refused() -> None:
    User.objects.create_user("van.dk", full_name="Đỗ Khánh Vân")

    with pytest.raises(ValidationError) as refused:
        User.objects.create_user("VAN.DK", full_name="Đặng Khải Văn")

    assert refused.value.message_dict == {"username": ["Tên đăng nhập này đã có người dùng."]}


@pytest.mark.parametrize("username", ["", "vân", "van dk", ".van"])
def test_a_name_that_a_keyboard_may_not_have_is_refused(username: str) -> None:
    with pytest.raises(ValidationError):
        User.objects.create_user(username, full_name="Đỗ Khánh Vân")


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"username": "Van"}, "user_username_lowercase"),
        ({"username": ""}, "user_username_present"),
        ({"language": "fr"}, "user_language_known"),
    ],
)
def test_the_database_refuses_an_account_that_makes_no_sense(
    fields: dict[str, str], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        User.objects.create(**{"username": "van.dk", "full_name": "Đỗ Khánh Vân", **fields})


def test_without_a_password_nobody_can_sign_in() -> None:
    assert not User.objects.create_user("van.dk", full_name="Đỗ Khánh Vân").has_usable_password()
