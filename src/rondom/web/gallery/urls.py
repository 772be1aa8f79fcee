"""Address of the components page."""

from django.urls import path

from rondom.web.gallery import views

urlpatterns = [path("onderdelen/", views.gallery, name="gallery")]
