"""Addresses of Het kind."""

from django.urls import path

from rondom.web.child import (
    actions,
    baton,
    begin,
    consent,
    details,
    history,
    notes,
    page,
    people,
    route,
)

app_name = "child"
urlpatterns = [
    path("", begin.children, name="list"),
    path("nieuw/", begin.choose, name="begin"),
    path("nieuw/inschrijven/", begin.register, name="register"),
    path("nieuw/<int:pupil_id>/", begin.signal, name="signal"),
    path("<uuid:ref>/", page.page, name="page"),
    path("<uuid:ref>/verslag/nieuw/", notes.write, name="note_new"),
    path("<uuid:ref>/verslag/<int:note_id>/", notes.read, name="note"),
    path("<uuid:ref>/verslag/<int:note_id>/wijzigen/", notes.change, name="note_change"),
    path("<uuid:ref>/ouders-erbij/", people.parents_in, name="parents_in"),
    path("<uuid:ref>/erbij-vragen/", people.choose, name="people_add"),
    path("<uuid:ref>/erbij-vragen/<int:membership_id>/", people.add, name="people_add_one"),
    path("<uuid:ref>/deelnemer/<int:participant_id>/stop/", people.stop, name="people_stop"),
    path("<uuid:ref>/toestemming/vragen/", consent.choose, name="consent_ask"),
    path("<uuid:ref>/toestemming/vragen/<int:membership_id>/", consent.ask, name="consent_ask_one"),
    path("<uuid:ref>/regie/aanbieden/", baton.offer, name="baton_offer"),
    path("<uuid:ref>/regie/<int:handover_id>/antwoord/", baton.answer, name="baton_answer"),
    path("<uuid:ref>/route/start/", route.start, name="route_start"),
    path("<uuid:ref>/route/stap/", route.step, name="route_step"),
    path("<uuid:ref>/route/uitkomst/", route.outcome, name="route_outcome"),
    path("<uuid:ref>/route/uitleg/", route.explain, name="route_explain"),
    path("<uuid:ref>/kernvraag/<slug:key>/", route.key_question, name="key_question"),
    path("<uuid:ref>/afspraak/nieuw/", actions.make, name="action_new"),
    path("<uuid:ref>/afspraak/<int:action_id>/klaar/", actions.finish, name="action_done"),
    path("<uuid:ref>/herinnering/", actions.remind, name="remind"),
    path("<uuid:ref>/gebeurtenissen/", history.events, name="events"),
    path("<uuid:ref>/wie-keek/", history.looks, name="looks"),
    path("<uuid:ref>/gegevens/", details.details, name="details"),
    path("<uuid:ref>/gegevens/uitnodigen/<int:person_id>/", details.invite, name="invite"),
]
