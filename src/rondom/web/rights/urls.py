"""Addresses of the rights of the family: its own pages, and the desk of who answers."""

from django.urls import path

from rondom.web.rights import copying, desk, family, statements

app_name = "rights"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("verzoek/<int:request_id>/", desk.read, name="request"),
    path("verzoek/<int:request_id>/antwoord/", desk.answer, name="answer"),
    path("verzoek/<int:request_id>/langer/", desk.extend, name="extend"),
    path("gezin/<uuid:ref>/", family.overview, name="family"),
    path("gezin/<uuid:ref>/verzoek/", family.ask, name="ask"),
    path("gezin/<uuid:ref>/gedeeld/", family.sharing, name="sharing"),
    path("gezin/<uuid:ref>/kopie/", copying.copy, name="copy"),
    path("gezin/<uuid:ref>/verklaring/", statements.write, name="state"),
    path("gezin/<uuid:ref>/verklaring/<int:statement_id>/", statements.replace, name="replace"),
]
