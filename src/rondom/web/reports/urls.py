"""Addresses of the figures."""

from django.urls import path

from rondom.web.reports import board_plan, look_backs, school, year

app_name = "reports"
urlpatterns = [
    path("school/", school.school, name="school"),
    path("terugkijken/", look_backs.look_backs, name="look_backs"),
    path("schooljaar/", year.year, name="year"),
    path("schooljaar/bestand/<str:suffix>/", year.year_file, name="year_file"),
    path("schooljaar/<int:school_year>/plan/", board_plan.plan, name="plan"),
    path("schooljaar/<int:school_year>/verslag/", board_plan.report, name="report"),
]
