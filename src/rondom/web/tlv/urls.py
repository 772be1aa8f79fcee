"""Addresses of TLVs."""

from django.urls import path

from rondom.web.tlv import asking, deciding, desk, family, handling, objecting, page, papers, renewing

app_name = "tlv"
ONE = "<uuid:ref>/<int:tlv_id>/"
urlpatterns = [
    path("ontvangen/", desk.desk, name="desk"),
    path("ontvangen/<int:release_id>/", desk.received, name="received"),
    path("ontvangen/<int:release_id>/geplaatst/", desk.place, name="place"),
    path("verlengen/", renewing.renewals, name="round"),
    path("cijfers/", renewing.figures, name="figures"),
    path("<uuid:ref>/", page.page, name="page"),
    path("<uuid:ref>/aanvragen/", asking.begin, name="begin"),
    path(ONE, page.read, name="tlv"),
    path(f"{ONE}invullen/", asking.write, name="write"),
    path(f"{ONE}commissie/", asking.committee, name="committee"),
    path(f"{ONE}bijlagen/", asking.annexes, name="annexes"),
    path(f"{ONE}indienen/", asking.send, name="send"),
    path(f"{ONE}intrekken/", asking.withdraw, name="withdraw"),
    path(f"{ONE}mening/", family.view, name="view"),
    path(f"{ONE}vragen/", handling.ask_more, name="ask"),
    path(f"{ONE}aanvullen/", handling.answer_more, name="answer"),
    path(f"{ONE}deskundige/", handling.ask_expert, name="expert"),
    path(f"{ONE}advies/", handling.advise, name="advise"),
    path(f"{ONE}adviezen/", handling.advices, name="advices"),
    path(f"{ONE}adviezen/<int:advice_id>/pdf/", papers.advice, name="advice_paper"),
    path(f"{ONE}tijd/", handling.time, name="time"),
    path(f"{ONE}besluit/", deciding.decide, name="decide"),
    path(f"{ONE}besluit/pdf/", papers.decision, name="paper"),
    path(f"{ONE}bekendmaken/", deciding.notify, name="notify"),
    path(f"{ONE}doorgeven/", deciding.release, name="release"),
    path(f"{ONE}bezwaar/", objecting.lodge, name="object"),
    path(f"{ONE}bezwaar/<int:objection_id>/doorsturen/", objecting.send, name="send_objection"),
    path(f"{ONE}bezwaar/<int:objection_id>/besluit/", objecting.decide, name="decide_objection"),
    path(f"{ONE}bezwaar/<int:objection_id>/intrekken/", objecting.withdraw, name="withdraw_objection"),
]
