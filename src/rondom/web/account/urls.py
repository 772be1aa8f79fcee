"""Addresses of Account."""

from django.urls import path

from rondom.web.account import invitation, views

app_name = "account"
urlpatterns = [
    path("rollen/", views.hats, name="hats"),
    path("rol/", views.role, name="role"),
    path("geen-rol/", views.no_role, name="no_role"),
    path("gegevens/", views.details, name="details"),
    path("gegevens/taal/", views.language, name="language"),
    path("gegevens/uitloggen/", views.sign_out_place, name="sign_out_place"),
    path("tweede-stap/", views.second_factor, name="second_factor"),
    path("uitnodiging/", invitation.accept, name="invitation"),
    path("uitnodiging/<str:secret>/", invitation.follow_link, name="invitation_link"),
]
