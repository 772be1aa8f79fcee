"""Addresses of Plan."""

from django.urls import path

from rondom.web.plan import views

app_name = "plan"
urlpatterns = [
    path("", views.plan, name="plan"),
]
