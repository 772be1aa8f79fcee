"""Three pages of text that everybody may read, signed in or not."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "about/help.html")


def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "about/privacy.html")


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "about/accessibility.html")
