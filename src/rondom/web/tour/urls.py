"""Addresses of the tour."""

from django.urls import path

from rondom.web.tour import views

app_name = "tour"
urlpatterns = [
    path("", views.home, name="home"),
    path("begin/", views.begin, name="begin"),
    path("later/", views.later, name="later"),
    path("niet/", views.decline, name="decline"),
    path("klaar/", views.finish, name="finish"),
    path("doe-alsof/", views.pretend_fact, name="pretend"),
    path("stap/", views.move, name="move"),
    path("<int:tour_part>/", views.part, name="part"),
    path("<int:tour_part>/verder/", views.on, name="on"),
]
