"""Addresses of Zoeken."""

from django.urls import path

from rondom.web.search import views

app_name = "search"
urlpatterns = [
    path("", views.search, name="search"),
]
