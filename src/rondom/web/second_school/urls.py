"""Addresses of another school that thinks along: asked, chosen for, read."""

from django.urls import path

from rondom.web.second_school import asking, choosing, reading, recording

app_name = "second_school"
urlpatterns = [
    path("", reading.places, name="list"),
    path("<int:participant_id>/", reading.page, name="page"),
    path("kiezen/<int:consent_id>/", choosing.choose, name="choose"),
    path("<uuid:ref>/opschrijven/<int:giver_id>/", recording.record, name="record"),
    path("<uuid:ref>/vragen/", asking.choose, name="ask"),
    path("<uuid:ref>/vragen/<int:membership_id>/", asking.ask, name="ask_one"),
]
