"""Addresses of Het kind."""

from django.urls import path

from rondom.web.child import views

app_name = "child"
urlpatterns = [
    path("", views.children, name="list"),
]
