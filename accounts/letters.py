"""Letters with a link by which somebody sets their password, and what makes such a link good."""

from datetime import datetime

from django.core import signing
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from accounts.models import User
from notices.letters import Letter
from notices.links import link_to

SALT = "accounts.password-link"


def make_token(user: User, *, until: datetime) -> str:
    """What stands in the link. It is good until that moment, and until the password or the mail
    address changes or somebody signs in: so it works once.
    """
    return signing.dumps([user.pk, int(until.timestamp()), link_state(user)], salt=SALT)


def user_of(token: str, *, at: datetime) -> User | None:
    """Whose password the link sets; None if it is not, or no longer, good."""
    try:
        pk, until, state = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    user = User.objects.filter(pk=pk, is_active=True).first()
    if user is None or at.timestamp() >= until:
        return None
    return user if constant_time_compare(state, link_state(user)) else None


def link_letter(user: User, *, until: datetime, agency: str = "") -> Letter:
    """The letter with the link, in the language of its reader. With `agency` it invites somebody
    to an account that was opened for them there.
    """
    link = link_to(reverse("accounts:set-password", args=[make_token(user, until=until)]))
    with translation.override(user.language):
        words = {
            "agency": agency or _("Lịch làm việc tại cơ quan"),
            "name": user.full_name,
            "username": user.username,
            "link": link,
            "until": until,
            "is_invitation": bool(agency),
            "lead": _("Đã mở tài khoản cho đồng chí.")
            if agency
            else _("Có người yêu cầu đặt lại mật khẩu của đồng chí."),
        }
        return Letter(
            recipient_key=f"user:{user.pk}",
            user=user.pk,
            name=user.full_name,
            address=user.email,
            subject=_("Tài khoản Lịch làm việc: đặt mật khẩu"),
            text=render_to_string("emails/password_link.txt", words),
            html=render_to_string("emails/password_link.html", words),
            expires_at=until,
            still_owed={"link": link_state(user)},
        )


def link_state(user: User) -> str:
    """What a link is bound to: it differs once the link is no longer good. It tells nothing about
    the account and opens nothing.
    """
    signed_in = user.last_login.isoformat() if user.last_login else ""
    return salted_hmac(SALT, f"{user.password} {signed_in} {user.email}").hexdigest()[:40]
