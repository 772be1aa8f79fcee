"""Addresses of the documents of a child."""

from django.urls import path

from rondom.web.documents import files, listing

app_name = "documents"
urlpatterns = [
    path("<uuid:ref>/", listing.documents, name="list"),
    path("<uuid:ref>/overleg/<int:meeting_id>/<slug:suffix>/", files.minutes, name="minutes"),
    path("<uuid:ref>/<slug:document>/<slug:suffix>/", files.of_child, name="file"),
]
