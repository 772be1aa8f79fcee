"""The components page; only where people build or practise, never beside real children."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from rondom.web.gallery import samples
from rondom.web.gallery.forms import EveryFieldForm

TEMPLATES = {"": "gallery/page.html", "room": "gallery/room.html"}


@login_not_required
def gallery(request: HttpRequest) -> HttpResponse:
    """?dir=rtl turns the page around, ?variant=room shows the big screen.

    Errors: Http404 on a real server.
    """
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    template = TEMPLATES.get(request.GET.get("variant", ""), TEMPLATES[""])
    return render(request, template, _context(rtl=request.GET.get("dir") == "rtl"))


def _context(*, rtl: bool) -> dict[str, object]:
    return {
        "rtl": rtl,
        "steps": samples.STEPS,
        "rings": samples.RINGS,
        "rows": samples.CHECKS,
        "goals": samples.GOALS,
        "statuses": samples.STATUSES,
        "refused": samples.REFUSED,
        "events": samples.events(),
        "days": samples.days(),
        "form": EveryFieldForm(auto_id="leeg_%s"),
        "wrong_form": EveryFieldForm({"who": "Moeder en Finn"}, auto_id="fout_%s"),
    }
