"""Addresses of arrangements."""

from django.urls import path

from rondom.web.arrangements import (
    asking,
    catalogue,
    closing,
    deciding,
    dividing,
    helping,
    money,
    page,
    progress,
)

app_name = "arrangements"
urlpatterns = [
    path("budget/", money.overview, name="money"),
    path("budget/vaststellen/", money.budget, name="budget"),
    path("budget/rekening/", money.invoice, name="invoice"),
    path("budget/verdeling/", dividing.division, name="division"),
    path("budget/overboeken/", closing.move, name="move"),
    path("budget/samen-verder/", closing.merge, name="merge"),
    path("budget/<int:school_year>/afsluiten/", closing.close, name="close"),
    path("budget/<int:school_year>/openen/", closing.reopen, name="reopen"),
    path("soorten/", catalogue.catalogue, name="catalogue"),
    path("<uuid:ref>/", page.page, name="page"),
    path("<uuid:ref>/aanvragen/", asking.begin, name="begin"),
    path("<uuid:ref>/aanvraag/<int:asked_id>/", asking.read, name="request"),
    path("<uuid:ref>/aanvraag/<int:asked_id>/invullen/", asking.write, name="write"),
    path("<uuid:ref>/aanvraag/<int:asked_id>/versturen/", asking.send, name="send"),
    path("<uuid:ref>/aanvraag/<int:asked_id>/intrekken/", asking.withdraw, name="withdraw"),
    path("<uuid:ref>/aanvraag/<int:asked_id>/tweede-lezer/", deciding.second, name="second"),
    path("<uuid:ref>/aanvraag/<int:asked_id>/besluit/", deciding.decide, name="decide"),
    path("<uuid:ref>/aanvraag/<int:asked_id>/besluit/pdf/", deciding.paper, name="paper"),
    path("<uuid:ref>/deel/", helping.new_part, name="new_part"),
    path("<uuid:ref>/deel/<int:part_id>/", helping.edit_part, name="part"),
    path("<uuid:ref>/deel/<int:part_id>/weg/", helping.remove_part, name="remove_part"),
    path("<uuid:ref>/deel/<int:part_id>/begonnen/", helping.begin_part, name="begin_part"),
    path("<uuid:ref>/deel/<int:part_id>/voortgang/", progress.progress, name="progress"),
    path("<uuid:ref>/terugkijken/", helping.evaluation, name="evaluation"),
    path("<uuid:ref>/start/", helping.start, name="start"),
    path("<uuid:ref>/stoppen/", helping.end, name="end"),
]
