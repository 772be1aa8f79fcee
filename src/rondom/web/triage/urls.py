"""Addresses of triage."""

from django.urls import path

from rondom.web.triage import doing, follow_up, page, regie, registering

app_name = "triage"
urlpatterns = [
    path("opvolgen/", follow_up.matches, name="matches"),
    path("aansluitingen/", follow_up.connections, name="connections"),
    path("aansluitingen/aan-uit/", follow_up.switch, name="switch"),
    path("<uuid:ref>/", page.page, name="page"),
    path("<uuid:ref>/begin/", doing.begin, name="begin"),
    path("<uuid:ref>/vragen/", doing.judge, name="judge"),
    path("<uuid:ref>/bevestigen/", doing.confirm, name="confirm"),
    path("<uuid:ref>/afspraak/", doing.agree, name="agree"),
    path("<uuid:ref>/werkvoorraad/", doing.stock, name="stock"),
    path("<uuid:ref>/afronden/", doing.close, name="close"),
    path("<uuid:ref>/procesregie/", regie.choose, name="regie"),
    path("<uuid:ref>/procesregie/<int:regie_id>/", regie.answer, name="regie_answer"),
    path("<uuid:ref>/registratie/<slug:kind>/", registering.check, name="registration"),
    path("<uuid:ref>/zorg-voor-jeugd/", registering.index, name="index"),
    path("<uuid:ref>/opvolgen/<int:match_id>/", follow_up.followed_up, name="followed_up"),
]
