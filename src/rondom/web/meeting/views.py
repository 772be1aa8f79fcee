"""Screens: Overleg."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def meetings(request: HttpRequest) -> HttpResponse:
    return render(request, "about/help.html")
