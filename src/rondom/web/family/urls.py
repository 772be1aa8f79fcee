"""Addresses of Ons gezin."""

from django.urls import path

from rondom.web.family import views

app_name = "family"
urlpatterns = [
    path("", views.home, name="home"),
]
