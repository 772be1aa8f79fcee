"""Addresses of Inlezen."""

from django.urls import path

from rondom.web.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.overview, name="overview"),
]
