"""Addresses of experts."""

from django.urls import path

from rondom.web.experts import asking, calendar, page, settling

app_name = "experts"
urlpatterns = [
    path("", page.home, name="home"),
    path("vragen/", asking.ask, name="ask"),
    path("agenda/", calendar.calendar, name="calendar"),
    path("agenda/begeleider/", calendar.expert, name="expert"),
    path("agenda/uren/", calendar.right, name="right"),
    path("agenda/route/", calendar.route, name="route"),
    path("inzet/<int:deployment_id>/", page.deployment, name="deployment"),
    path("inzet/<int:deployment_id>/afspreken/", settling.agree, name="agree"),
    path("inzet/<int:deployment_id>/afwijzen/", settling.decline, name="decline"),
    path("inzet/<int:deployment_id>/uren/", settling.use, name="use"),
    path("inzet/<int:deployment_id>/klaar/", settling.finish, name="finish"),
    path("<uuid:ref>/", page.child, name="child"),
    path("<uuid:ref>/vragen/", asking.ask_for_child, name="ask_for_child"),
]
