"""The first page, and the demo start page."""

from django.urls import path

from rondom.web.start import views

app_name = "start"
urlpatterns = [
    path("", views.home, name="home"),
    path("demo/", views.demo, name="demo"),
    path("demo/inloggen/<int:account_id>/", views.demo_sign_in, name="demo_sign_in"),
]
