"""Addresses of a move to another school."""

from django.urls import path

from rondom.web.moving import announcing, answering, page, route

app_name = "moving"
urlpatterns = [
    path("", page.overview, name="overview"),
    path("kind/<uuid:ref>/", announcing.announce, name="announce"),
    path("kind/<uuid:ref>/route/", route.choose, name="route"),
    path("<uuid:move_ref>/", page.page, name="page"),
    path("<uuid:move_ref>/intrekken/", announcing.withdraw, name="withdraw"),
    path("<uuid:move_ref>/toestemming/<int:consent_id>/", announcing.ask_for_after, name="ask_for_after"),
    path("<uuid:move_ref>/antwoord/", answering.answer, name="answer"),
    path("<uuid:move_ref>/punt/<slug:point>/", answering.tick, name="tick"),
    path("<uuid:move_ref>/punt/<slug:point>/weer-open/", answering.untick, name="untick"),
]
