"""Three pages of text that everybody may read, signed in or not."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "about/help.html")


@login_not_required
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "about/privacy.html")


@login_not_required
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "about/accessibility.html")
