"""Addresses of what is stuck."""

from django.urls import path

from rondom.web.watch import absence, admission, attendance, board, climbing, desk, office, page

app_name = "watch"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("zaak/<int:stuck_id>/", desk.case, name="case"),
    path("zaak/<int:stuck_id>/oppakken/", desk.take_up, name="take_up"),
    path("zaak/<int:stuck_id>/rollen/", desk.roles, name="roles"),
    path("zaak/<int:stuck_id>/aanspreken/<int:participant_id>/", desk.call, name="call"),
    path("zaak/<int:stuck_id>/afronden/", desk.end, name="end"),
    path("verzuim/", attendance.reports, name="reports"),
    path("verzuim/inlezen/", attendance.absence_list, name="absence_list"),
    path("verzuim/thuis/", attendance.at_home, name="at_home"),
    path("verzuim/melding/<int:report_id>/", attendance.report_answer, name="report_answer"),
    path("verzuim/verlof/<int:leave_id>/", attendance.leave_answer, name="leave_answer"),
    path("spreekuur/", office.office_hour, name="office_hour"),
    path("<uuid:ref>/aanmelding/", admission.admissions, name="admissions"),
    path("<uuid:ref>/aanmelding/nieuw/", admission.new, name="admission_new"),
    path("<uuid:ref>/aanmelding/<int:admission_id>/langer/", admission.longer, name="admission_longer"),
    path("<uuid:ref>/aanmelding/<int:admission_id>/plaats/", admission.placed, name="admission_placed"),
    path("<uuid:ref>/aanmelding/<int:admission_id>/besluit/", admission.decided, name="admission_decided"),
    path("<uuid:ref>/spreekuur/", office.book, name="office_book"),
    path("<uuid:ref>/spreekuur/<int:booking_id>/afzeggen/", office.cancel, name="office_cancel"),
    path("bestuur/", board.board, name="board"),
    path("bestuur/lijst/", board.board_list, name="board_list"),
    path("bestuur/<uuid:ref>/", board.follow, name="follow"),
    path("<uuid:ref>/verzuim/", absence.page, name="absence"),
    path("<uuid:ref>/verzuim/nieuw/", absence.report, name="absence_new"),
    path("<uuid:ref>/verzuim/<int:absence_id>/weg/", absence.take_back, name="absence_back"),
    path("<uuid:ref>/verzuim/gedaan/<int:act_id>/", absence.act, name="act"),
    path("<uuid:ref>/verzuim/melden/<int:alert_id>/", absence.send, name="report"),
    path("<uuid:ref>/verlof/", absence.leave, name="leave"),
    path("<uuid:ref>/verlof/<int:leave_id>/intrekken/", absence.leave_back, name="leave_back"),
    path("<uuid:ref>/", page.page, name="page"),
    path("<uuid:ref>/zeggen/", page.press, name="press"),
    path("<uuid:ref>/antwoord/<int:call_id>/", page.answer, name="answer"),
    path("<uuid:ref>/verder/<slug:rung>/", climbing.begin, name="rung"),
    path("<uuid:ref>/stap/<int:rung_id>/", climbing.met, name="term_met"),
    path("<uuid:ref>/stap/<int:rung_id>/klaar/", climbing.end, name="rung_end"),
]
