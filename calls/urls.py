"""Addresses of coming to the office and of calling people."""

from django.urls import path

from calls.views import coming, summoning

app_name = "calls"
urlpatterns = [
    path("calls/", summoning.board, name="board"),
    path("calls/door/", coming.door, name="door"),
    path("calls/summon/", summoning.summon, name="summon"),
    path("calls/summons/<int:pk>/", summoning.one_summons, name="summons"),
    path("calls/summons/<int:pk>/off/", summoning.off, name="off"),
    path("calls/called/<int:pk>/", summoning.called, name="called"),
    path("calls/called/<int:pk>/answer/", summoning.answer, name="answer"),
    path("calls/called/<int:pk>/came/", summoning.came, name="came"),
    path("me/calls/", coming.mine, name="mine"),
    path("me/calls/ask/", coming.ask, name="ask"),
    path("calls/requests/<int:pk>/", coming.one_request, name="request"),
    path("calls/requests/<int:pk>/decide/", coming.decide, name="decide"),
    path("calls/requests/<int:pk>/withdraw/", coming.withdraw, name="withdraw"),
    path("calls/requests/<int:pk>/certificate/", coming.certificate, name="certificate"),
]
