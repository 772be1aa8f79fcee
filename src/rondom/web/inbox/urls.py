"""Addresses of Berichten."""

from django.urls import path

from rondom.web.inbox import views

app_name = "inbox"
urlpatterns = [
    path("", views.inbox, name="list"),
    path("gelezen/", views.read_all, name="read_all"),
    path("<int:notice_id>/", views.open_notice, name="open"),
    path("instellingen/", views.preferences, name="preferences"),
]
