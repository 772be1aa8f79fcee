"""Addresses of the contact persons of a school."""

from django.urls import path

from rondom.web.contacts import views

app_name = "contacts"
urlpatterns = [
    path("", views.contacts, name="list"),
    path("kiezen/", views.choose, name="choose"),
    path("<int:membership_id>/erbij/", views.add, name="add"),
    path("<int:membership_id>/eraf/", views.drop, name="drop"),
]
