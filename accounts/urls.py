"""The addresses of sign-in and one's own account."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("account/", views.profile, name="profile"),
    path("account/week-mail/", views.week_mail, name="week-mail"),
    path("account/password/", views.password, name="password"),
    path("password/forgot/", views.forgot, name="forgot"),
    path("password/set/<str:token>/", views.set_password, name="set-password"),
    path("language/", views.language, name="language"),
]
