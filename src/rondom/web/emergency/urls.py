"""Addresses of emergency access."""

from django.urls import path

from rondom.web.emergency import views

app_name = "emergency"
urlpatterns = [
    path("", views.open_dossier, name="open"),
    path("nakijken/", views.overview, name="overview"),
    path("nakijken/<int:emergency_id>/", views.review, name="review"),
]
