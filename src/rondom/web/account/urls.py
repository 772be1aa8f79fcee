"""Addresses of Account."""

from django.urls import path

from rondom.web.account import views

app_name = "account"
urlpatterns = [
    path("rollen/", views.hats, name="hats"),
    path("geen-rol/", views.no_role, name="no_role"),
]
