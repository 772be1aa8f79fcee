"""Addresses of what is stuck."""

from django.urls import path

from rondom.web.watch import climbing, desk, page

app_name = "watch"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("zaak/<int:stuck_id>/", desk.case, name="case"),
    path("zaak/<int:stuck_id>/oppakken/", desk.take_up, name="take_up"),
    path("zaak/<int:stuck_id>/rollen/", desk.roles, name="roles"),
    path("zaak/<int:stuck_id>/aanspreken/<int:participant_id>/", desk.call, name="call"),
    path("zaak/<int:stuck_id>/afronden/", desk.end, name="end"),
    path("<uuid:ref>/", page.page, name="page"),
    path("<uuid:ref>/zeggen/", page.press, name="press"),
    path("<uuid:ref>/antwoord/<int:call_id>/", page.answer, name="answer"),
    path("<uuid:ref>/verder/<slug:rung>/", climbing.begin, name="rung"),
    path("<uuid:ref>/stap/<int:rung_id>/", climbing.met, name="term_met"),
    path("<uuid:ref>/stap/<int:rung_id>/klaar/", climbing.end, name="rung_end"),
]
