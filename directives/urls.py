"""Addresses of directives, their drafts and their sentences."""

from django.urls import path

from directives.views import attachments, clauses, documents, exceptions, force, from_text, new_from_text, notices, reading

app_name = "directives"
urlpatterns = [
    path("", reading.directive_list, name="list"),
    path("in-force/", reading.in_force, name="in-force"),
    path("exceptions/", exceptions.exception_list, name="exceptions"),
    path("exceptions/<int:pk>/revoke/", exceptions.revoke, name="revoke-exception"),
    path("new/", documents.enter, name="enter"),
    path("new/read/", new_from_text.enter_from_text, name="enter-from-text"),
    path("<int:pk>/", reading.directive_page, name="directive"),
    path("<int:pk>/read/", notices.mark_read, name="mark-read"),
    path("<int:pk>/readers/", notices.readers, name="readers"),
    path("<int:pk>/number/", documents.number, name="number"),
    path("<int:pk>/attachments/", attachments.attach, name="attach"),
    path("attachments/<int:pk>/", attachments.attachment, name="attachment"),
    path("attachments/<int:pk>/remove/", attachments.detach, name="detach"),
    path("<int:pk>/end/", force.end, name="end"),
    path("<int:pk>/withdraw/", force.withdraw, name="withdraw"),
    path("<int:pk>/amend/", force.amend, name="amend"),
    path("<int:pk>/extend/", force.extend, name="extend"),
    path("<int:pk>/restart/", force.restart, name="restart"),
    path("drafts/<int:pk>/", documents.draft, name="draft"),
    path("drafts/<int:pk>/head/", documents.head, name="head"),
    path("drafts/<int:pk>/discard/", documents.discard, name="discard"),
    path("drafts/<int:pk>/read/", from_text.from_text, name="from-text"),
    path("drafts/<int:pk>/undo/", clauses.undo, name="undo"),
    path("drafts/<int:pk>/clauses/", clauses.pick, name="pick"),
    path("drafts/<int:pk>/clauses/<slug:kind>/", clauses.add, name="add-clause"),
    path("drafts/<int:pk>/preview/<slug:kind>/", clauses.preview, name="preview"),
    path("clauses/<int:pk>/", clauses.change, name="change-clause"),
    path("clauses/<int:pk>/exception/", exceptions.except_from, name="except"),
    path("clauses/<int:pk>/move/", clauses.move, name="move-clause"),
    path("clauses/<int:pk>/duplicate/", clauses.duplicate, name="duplicate-clause"),
    path("clauses/<int:pk>/remove/", clauses.remove, name="remove-clause"),
]
