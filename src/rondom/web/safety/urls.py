"""Addresses of the Meldcode."""

from django.urls import path

from rondom.web.safety import case, child, people, weighing, writing

app_name = "safety"
urlpatterns = [
    path("", child.cases, name="list"),
    path("<uuid:ref>/", child.child, name="child"),
    path("zaak/<uuid:case_id>/", case.case, name="case"),
    path("zaak/<uuid:case_id>/stap/<int:step>/", writing.write, name="write"),
    path("zaak/<uuid:case_id>/herstel/<int:number>/", writing.correct, name="correct"),
    path("zaak/<uuid:case_id>/wegen/", weighing.weigh, name="weigh"),
    path("zaak/<uuid:case_id>/besluit/", weighing.decide, name="decide"),
    path("zaak/<uuid:case_id>/besluit/<uuid:decision_id>/<slug:what>/", weighing.follow_up, name="follow_up"),
    path("zaak/<uuid:case_id>/mensen/", people.people, name="people"),
    path("zaak/<uuid:case_id>/mensen/<uuid:member_id>/stop/", people.stop, name="stop"),
    path("zaak/<uuid:case_id>/afsluiten/", case.close, name="close"),
    path("zaak/<uuid:case_id>/logboek/", case.log, name="log"),
]
