"""Addresses of the Meldcode and of the safety estimate."""

from django.urls import path

from rondom.web.safety import case, child, estimating, people, weighing, writing

app_name = "safety"
urlpatterns = [
    path("", child.cases, name="list"),
    path("<uuid:ref>/", child.child, name="child"),
    path("<uuid:ref>/inschatting/", estimating.begin, name="estimate"),
    path("inschatting/<uuid:watch_id>/", estimating.watch, name="watch"),
    path("inschatting/<uuid:watch_id>/opnieuw/", estimating.again, name="again"),
    path("inschatting/<uuid:watch_id>/meedenken/", estimating.advise, name="advise"),
    path("inschatting/<uuid:watch_id>/overdragen/", estimating.hand_on, name="hand_on"),
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
