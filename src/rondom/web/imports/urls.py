"""Addresses of Inlezen."""

from django.urls import path

from rondom.web.imports import lists, oso, views

app_name = "imports"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("oso/nieuw/", oso.new, name="oso_new"),
    path("oso/<int:import_id>/", oso.preview, name="oso_preview"),
    path("oso/<int:import_id>/regels/", oso.lines, name="oso_lines"),
    path("oso/<int:import_id>/stop/", oso.stop, name="oso_stop"),
    path("oso/<int:import_id>/ingelezen/", oso.report, name="oso_report"),
    path("bijlage/<uuid:ref>/<int:file_id>/", oso.attachment, name="attachment"),
    path("lijst/nieuw/", lists.new, name="list_new"),
    path("lijst/<int:import_id>/", lists.preview, name="list_preview"),
    path("lijst/<int:import_id>/stop/", lists.stop, name="list_stop"),
    path("lijst/<int:import_id>/ingelezen/", lists.report, name="list_report"),
]
