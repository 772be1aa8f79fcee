"""Addresses of Ons gezin."""

from django.urls import path

from rondom.web.family import answers, goals, own_plan, prepare, views, writing

app_name = "family"
urlpatterns = [
    path("", views.home, name="home"),
    path("mijn-plan/", views.pupil, name="pupil"),
    path("mijn-plan/vertellen/", answers.hear, name="hear"),
    path("doelen/", goals.goals, name="goals"),
    path("wie-mag-wat-zien/", views.readers, name="readers"),
    path("wie-keek/", views.looks, name="looks"),
    path("toestemming/<int:consent_id>/", answers.answer, name="answer"),
    path("toestemming/<int:consent_id>/stoppen/", answers.withdraw, name="withdraw"),
    path("afspraken/<int:action_id>/klaar/", answers.finish, name="finish"),
    path("gesprekken/<int:meeting_id>/", answers.reply, name="reply"),
    path("gesprekken/<int:meeting_id>/uitkomst/", views.told, name="told"),
    path("gesprekken/<int:meeting_id>/voorbereiden/", prepare.page, name="prepare"),
    path("gesprekken/<int:meeting_id>/onderwerp/", prepare.add_point, name="add_point"),
    path("<uuid:ref>/eigen-plan/", own_plan.page, name="own_plan"),
    path("<uuid:ref>/eigen-plan/delen/", own_plan.share, name="own_plan_share"),
    path("<uuid:ref>/eigen-plan/<slug:part>/", own_plan.save, name="own_plan_save"),
    path("<uuid:ref>/woorden/", writing.words, name="words"),
    path("<uuid:ref>/woorden/<slug:section>/", writing.save, name="save"),
]
