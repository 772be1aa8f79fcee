"""Addresses of the figures."""

from django.urls import path

from rondom.web.reports import look_backs, school

app_name = "reports"
urlpatterns = [
    path("school/", school.school, name="school"),
    path("terugkijken/", look_backs.look_backs, name="look_backs"),
]
