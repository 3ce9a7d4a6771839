"""An agency, who keeps its directives, and the browser they sit at."""

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import User
from tests.factories import make_agency, make_user
from units.enums import Role
from units.models import Agency


@pytest.fixture
def agency() -> Agency:
    return make_agency()


@pytest.fixture
def office(agency: Agency) -> User:
    return make_user(Role.OFFICE, agency)


@pytest.fixture
def client(client_of: Callable[[User], Client], office: User) -> Client:
    return client_of(office)
