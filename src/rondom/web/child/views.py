"""Screens: Het kind."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def children(request: HttpRequest) -> HttpResponse:
    return render(request, "about/help.html")
