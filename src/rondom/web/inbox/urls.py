"""Addresses of Berichten."""

from django.urls import path

from rondom.web.inbox import views

app_name = "inbox"
urlpatterns = [
    path("", views.inbox, name="list"),
]
