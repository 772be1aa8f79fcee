"""Addresses of Mijn werk."""

from django.urls import path

from rondom.web.work import views

app_name = "work"
urlpatterns = [
    path("", views.home, name="home"),
]
