"""Addresses of Overleg."""

from django.urls import path

from rondom.web.meeting import views

app_name = "meeting"
urlpatterns = [
    path("", views.meetings, name="list"),
]
