"""Addresses of the growth document and the plan."""

from django.urls import path

from rondom.web.plan import document, goals, hearing, opp, papers, signing, writing

app_name = "plan"
urlpatterns = [
    path("controle/", papers.check, name="check"),
    path("<uuid:ref>/", opp.plan, name="plan"),
    path("<uuid:ref>/begin/", opp.start, name="start"),
    path("<uuid:ref>/deel/<slug:part>/", opp.write_part, name="part"),
    path("<uuid:ref>/klaarleggen/", opp.freeze, name="freeze"),
    path("<uuid:ref>/versies/", papers.versions, name="versions"),
    path("<uuid:ref>/versies/<int:number>/", papers.version, name="version"),
    path("<uuid:ref>/versies/<int:number>/plan.pdf", papers.pdf, name="pdf"),
    path("<uuid:ref>/handtekening/<int:slot_id>/", signing.sign_page, name="sign"),
    path("<uuid:ref>/handtekening/<int:slot_id>/papier/", signing.paper, name="paper"),
    path("<uuid:ref>/handtekening/<int:slot_id>/scan/", papers.scan, name="scan"),
    path("<uuid:ref>/handtekening/<int:slot_id>/herinneren/", signing.remind, name="remind"),
    path("<uuid:ref>/groeidocument/", document.document, name="document"),
    path("<uuid:ref>/groeidocument/eerder/<int:document_id>/", document.earlier, name="earlier"),
    path("<uuid:ref>/groeidocument/sluiten/", document.close, name="close"),
    path("<uuid:ref>/groeidocument/schrijf/<slug:section>/", writing.write, name="write"),
    path("<uuid:ref>/groeidocument/verteld/", writing.told, name="told"),
    path("<uuid:ref>/groeidocument/erbij/<slug:what>/", writing.add, name="add"),
    path("<uuid:ref>/groeidocument/weg/<slug:what>/<int:item_id>/", writing.remove, name="remove"),
    path("<uuid:ref>/stem/", hearing.hearing, name="hearing"),
    path("<uuid:ref>/doelen/nieuw/", goals.new, name="goal_new"),
    path("<uuid:ref>/doelen/<int:goal_id>/", goals.goal, name="goal"),
    path("<uuid:ref>/doelen/<int:goal_id>/<slug:what>/", goals.act, name="goal_act"),
]
