"""Addresses of questions to a team and of the support point. The pages of a link stand below one path, for its cookie."""

from django.urls import path

from rondom.web.support import asking, by_link, desk, tickets

app_name = "support"
urlpatterns = [
    path("", by_link.regions, name="regions"),
    path("vraag/<slug:region>/", by_link.ask, name="ask"),
    path("link/<str:secret>/", by_link.follow, name="follow"),
    path("volgen/", by_link.page, name="page"),
    path("volgen/code/", by_link.code, name="code"),
    path("volgen/zeggen/", by_link.say, name="say"),
    path("volgen/dossier/", by_link.want, name="want"),
    path("team/", desk.desk, name="desk"),
    path("team/<int:team_question_id>/", desk.question, name="question"),
    path("team/<int:team_question_id>/oppakken/", desk.take, name="take"),
    path("gezinnen/", tickets.tickets, name="tickets"),
    path("gezinnen/telefoon/", tickets.phone, name="phone"),
    path("gezinnen/<int:ticket_id>/", tickets.ticket, name="ticket"),
    path("gezinnen/<int:ticket_id>/oppakken/", tickets.take, name="ticket_take"),
    path("gezinnen/<int:ticket_id>/verder/", tickets.triage, name="ticket_triage"),
    path("gezinnen/<int:ticket_id>/dossier/", tickets.link, name="ticket_link"),
    path("gezinnen/<int:ticket_id>/klaar/", tickets.close, name="ticket_close"),
    path("<uuid:ref>/", asking.child, name="child"),
    path("<uuid:ref>/vraag/<slug:team>/", asking.ask, name="ask_team"),
    path("<uuid:ref>/vraag/<int:team_question_id>/intrekken/", asking.withdraw, name="withdraw"),
    path("<uuid:ref>/vraag/<int:team_question_id>/bij-de-verslagen/", asking.place, name="place"),
]
