"""The addresses of the project with a page of one word for what is not there: most cells end on that page."""

from django.http import HttpRequest, HttpResponse

from rondom.config.urls import urlpatterns

__all__ = ["handler404", "urlpatterns"]


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse("niets", status=404)
