"""Addresses of Beheer."""

from django.urls import include, path

from rondom.web.manage import bank, home, keeping, opp_forms, people, questions, schools, tasks, triage

app_name = "manage"
urlpatterns = [
    path("", home.home, name="home"),
    path("routes/", include("rondom.web.manage.routes.urls")),
    path("scholen/", schools.overview, name="schools"),
    path("scholen/<int:school_id>/routes/", schools.choose, name="school_routes"),
    path("scholen/leerplicht/", schools.office, name="attendance_office"),
    path("scholen/<int:school_id>/deelverband/", schools.section, name="school_section"),
    path("organisaties/", people.organisations, name="organisations"),
    path("organisaties/<int:organisation_id>/", people.organisation, name="organisation"),
    path("organisaties/<int:organisation_id>/onderwijs/", people.school_type, name="school_type"),
    path(
        "organisaties/<int:organisation_id>/stop/<int:membership_id>/",
        people.end_membership,
        name="membership_end",
    ),
    path("taken/", tasks.overview, name="tasks"),
    path("taken/<slug:role>/", tasks.change, name="tasks_change"),
    path("vragen/", questions.overview, name="questions"),
    path("vragen/<slug:reader>/", questions.change, name="questions_change"),
    path("plan/", opp_forms.overview, name="opp_forms"),
    path("plan/<slug:school_type>/", opp_forms.change, name="opp_form"),
    path("doelenbank/", bank.overview, name="bank"),
    path("doelenbank/<int:entry_id>/", bank.decide, name="bank_decide"),
    path("triage/", triage.rules, name="triage_rules"),
    path("bewaren/", keeping.overview, name="keeping"),
    path("bewaren/aan-uit/", keeping.switch, name="keeping_switch"),
    path("bewaren/bevestigen/", keeping.confirm, name="keeping_confirm"),
    path("bewaren/blokkade/", keeping.place, name="hold_place"),
    path("bewaren/blokkade/<int:hold_id>/opheffen/", keeping.lift, name="hold_lift"),
]
