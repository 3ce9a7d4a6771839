import pytest

from accounts.errors import WrongPassword
from accounts.models import Language, User
from accounts.services import admit_user, change_password, choose_language
from audit.models import Event
from tests.factories import make_user, moment

pytestmark = pytest.mark.django_db
NINE = moment("2026-11-25 09:00")
RIGHT, WRONG = "mat-khau-dai-va-la", "mot-mat-khau-khac"


def try_in(user_name: str, password: str = WRONG) -> User | str:
    """Who got in, or why nobody did."""
    try:
        return admit_user(
            username=user_name, password=password, address="10.0.0.1", device=None, at=NINE
        )
    except WrongPassword as error:
        return f"còn {error.left}"


def test_who_knows_the_password_gets_in_however_the_name_is_typed() -> None:
    user = make_user()

    assert try_in(f" {user.username.upper()} ", RIGHT) == user


def test_a_disabled_account_does_not_open() -> None:
    user = make_user(is_active=False)

    assert try_in(user.username, RIGHT) == "còn 9"


def test_a_new_password_replaces_the_old_one_and_is_on_record() -> None:
    user = make_user()

    change_password(new="mot-cau-dai-hon-han", by=user, at=NINE)

    assert User.objects.get(pk=user.pk).check_password("mot-cau-dai-hon-han")
    assert Event.objects.get().action == "accounts.change-password"


def test_choosing_the_language_one_has_changes_and_records_nothing() -> None:
    user = make_user()

    choose_language(language=Language.VIETNAMESE, by=user, at=NINE)
    choose_language(language=Language.ENGLISH, by=user, at=NINE)

    assert User.objects.get(pk=user.pk).language == "en"
    assert list(Event.objects.values_list("before", "after")) == [
        ({"language": "vi"}, {"language": "en"})
    ]
