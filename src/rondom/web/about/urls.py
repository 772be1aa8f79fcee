"""Addresses of the plain pages."""

from django.urls import path

from rondom.web.about import views

app_name = "about"
urlpatterns = [
    path("hulp/", views.help_page, name="help"),
    path("privacy/", views.privacy, name="privacy"),
    path("toegankelijkheid/", views.accessibility, name="accessibility"),
]
