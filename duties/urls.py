"""Addresses of duty: its rosters; who is on duty now and when one is oneself; changing a
turn and handing a shift over; posts, their shifts,
who may have them and who is released.
"""

from django.urls import path

from duties.views import (
    handovers,
    hours,
    own_turn,
    people,
    posts,
    rosters,
    shifts,
    standing,
    swaps,
    turns,
    workbooks,
)

app_name = "duties"
urlpatterns = [
    path("duty/", rosters.rosters, name="rosters"),
    path("duty/new/", rosters.new_roster, name="new"),
    path("duty/next-month/", rosters.open_next, name="open-next"),
    path("duty/<int:pk>/", rosters.roster, name="roster"),
    path("duty/<int:pk>/turns/", turns.change, name="turns"),
    path("duty/<int:pk>/do/<slug:act>/", turns.act, name="act"),
    path("duty/<int:pk>/workbook.xlsx", workbooks.workbook, name="workbook"),
    path("duty/now/", standing.duty_at_present, name="now"),
    path("duty/mine/", standing.my_duties, name="mine"),
    path("duty/mine/next/", standing.my_next_duty, name="mine-next"),
    path("duty/swaps/", swaps.swaps, name="swaps"),
    path("duty/swaps/policy/", swaps.swap_policy, name="swap-policy"),
    path("duty/swaps/<int:pk>/", swaps.swap, name="swap"),
    path("duty/swaps/<int:pk>/answer/", swaps.answer_swap, name="answer-swap"),
    path("duty/turns/<int:pk>/", own_turn.turn, name="turn"),
    path("duty/turns/<int:pk>/ask/", own_turn.ask, name="ask-swap"),
    path("duty/turns/<int:pk>/hand-over/", own_turn.give_shift, name="hand-over"),
    path("duty/turns/<int:pk>/absent/", own_turn.absent, name="mark-absent"),
    path("duty/turns/<int:pk>/call-in/", own_turn.call_in, name="call-in"),
    path("duty/handovers/", handovers.handovers, name="handovers"),
    path("duty/handovers/<int:pk>/take/", handovers.take, name="take-shift"),
    path("duty/handovers/<int:pk>/remark/", handovers.remark, name="remark-handover"),
    path("duty/sheet/", hours.month_sheet, name="sheet"),
    path("duty/sheet/file/", hours.month_file, name="sheet-file"),
    path("duty/posts/", posts.posts, name="posts"),
    path("duty/posts/new/", posts.new_post, name="new-post"),
    path("duty/posts/<int:pk>/", posts.post, name="post"),
    path("duty/posts/<int:pk>/put-away/", posts.put_away, name="put-post-away"),
    path("duty/posts/<int:pk>/take-up/", posts.take_up, name="take-post-up"),
    path("duty/posts/<int:pk>/shifts/new/", shifts.new_shift, name="new-shift"),
    path("duty/shifts/<int:pk>/", shifts.shift, name="shift"),
    path("duty/shifts/<int:pk>/put-away/", shifts.put_away, name="put-shift-away"),
    path("duty/posts/<int:pk>/people/", people.qualify_people, name="qualify"),
    path("duty/qualified/<int:pk>/end/", people.end_qualified, name="end-qualification"),
    path("duty/releases/", people.releases, name="releases"),
    path("duty/releases/<int:pk>/end/", people.end_release, name="end-release"),
    path("duty/releases/<int:pk>/reason/", people.release_note, name="release-note"),
]
