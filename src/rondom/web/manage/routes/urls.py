"""Addresses of the routes of a region, below Beheer."""

from django.urls import path

from rondom.web.manage.routes import draft, items, overview, publishing, trying

DRAFT = "concept/<slug:route_key>/"
ITEM = f"{DRAFT}onderdeel/<slug:part_name>/<slug:item_key>/"

urlpatterns = [
    path("", overview.routes, name="routes"),
    path("bibliotheek/", overview.library_page, name="routes_library"),
    path("nieuw/", overview.new, name="routes_new"),
    path("inlezen/", overview.read_file, name="routes_import"),
    path("versie/<int:version_id>/", publishing.version, name="routes_version"),
    path("versie/<int:version_id>/bestand/", publishing.version_file, name="routes_file"),
    path("versie/<int:version_id>/bewerken/", overview.edit, name="routes_edit"),
    path("versie/<int:version_id>/kopie/", overview.copy, name="routes_copy"),
    path("versie/<int:version_id>/overzetten/", publishing.move_on, name="routes_move_on"),
    path(DRAFT, draft.overview, name="draft"),
    path(f"{DRAFT}bestand/", publishing.draft_file, name="draft_file"),
    path(f"{DRAFT}algemeen/", draft.general_page, name="draft_general"),
    path(f"{DRAFT}stap/", items.new_step, name="draft_step_new"),
    path(f"{DRAFT}stap/<slug:step_key>/", items.step, name="draft_step"),
    path(f"{DRAFT}onderdeel/<slug:part_name>/", items.add, name="draft_item_new"),
    path(ITEM, items.change, name="draft_item"),
    path(f"{ITEM}plaats/", draft.move, name="draft_move"),
    path(f"{ITEM}weg/", items.remove, name="draft_remove"),
    path(f"{DRAFT}oefenen/", trying.practice, name="draft_practice"),
    path(f"{DRAFT}vooruitblik/", trying.counts, name="draft_counts"),
    path(f"{DRAFT}publiceren/", publishing.publish, name="draft_publish"),
    path(f"{DRAFT}weggooien/", draft.discard, name="draft_discard"),
]
