"""Screens: Plan."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def plan(request: HttpRequest) -> HttpResponse:
    return render(request, "about/help.html")
