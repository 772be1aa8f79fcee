"""Addresses of Overleg."""

from django.urls import path

from rondom.web.meeting import room, views, year

app_name = "meeting"
urlpatterns = [
    path("", views.meetings, name="list"),
    path("jaarplan/", year.plan, name="year"),
    path("jaarplan/kiezen/", year.proposal, name="year_proposal"),
    path("jaarplan/<int:date_id>/", year.date, name="year_date"),
    path("jaarplan/<int:date_id>/weg/", year.drop, name="year_drop"),
    path("nieuw/<uuid:ref>/", views.plan, name="plan"),
    path("<int:meeting_id>/", views.detail, name="detail"),
    path("<int:meeting_id>/overleg.ics", views.calendar, name="calendar"),
    path("<int:meeting_id>/verzetten/", views.move, name="move"),
    path("<int:meeting_id>/afzeggen/", views.cancel, name="cancel"),
    path("<int:meeting_id>/antwoord/", views.answer, name="answer"),
    path("<int:meeting_id>/erbij/", views.add_invitee, name="add_invitee"),
    path("<int:meeting_id>/eraf/", views.remove_invitee, name="remove_invitee"),
    path("<int:meeting_id>/anders/", views.other_view, name="other_view"),
    path("<int:meeting_id>/begin/", views.start, name="start"),
    path("<int:meeting_id>/scherm/", room.screen, name="room"),
    path("<int:meeting_id>/scherm/stand/", room.state, name="room_state"),
    path("<int:meeting_id>/scherm/verslag/<slug:phase>/", room.theirs, name="room_part"),
    path("<int:meeting_id>/verslag/<slug:phase>/", room.minutes, name="minutes"),
    path("<int:meeting_id>/punt/", room.finish_point, name="point"),
    path("<int:meeting_id>/aanwezig/", room.attendance, name="attendance"),
    path("<int:meeting_id>/niets-toe-te-voegen/", room.nothing_to_add, name="nothing_to_add"),
    path("<int:meeting_id>/afspraak/", room.agreement, name="agreement"),
    path("<int:meeting_id>/afspraak/lezen/", room.read, name="read"),
    path("<int:meeting_id>/besluit/", room.decision, name="decision"),
    path("<int:meeting_id>/laat-zien/", room.show, name="show"),
    path("<int:meeting_id>/afsluiten/", room.close, name="close"),
]
