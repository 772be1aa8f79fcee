"""Screens: the calendar of experts, who can be asked, the hours of schools and the route of a region."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rondom.arrangements.money import school_year_name, school_year_of
from rondom.core import clock
from rondom.experts import access, operations, queries
from rondom.experts.rules import expert_rules
from rondom.people.queries import organisations_of
from rondom.people.terms import OrganisationKind
from rondom.web.experts.forms import ExpertForm, RightForm, RouteForm
from rondom.web.experts.frame import form_page
from rondom.web.fields import hours_words
from rondom.web.http import done
from rondom.web.middleware import Request


@require_safe
def calendar(request: Request) -> HttpResponse:
    access.check_settles(request.actor)
    region_id, today = request.actor.region_id, clock.today()
    rows = queries.calendars(region_id, on=today)
    context = {
        "rows": [
            (row, [(hours_words(week.agreed), hours_words(week.free), week.free <= 0) for week in row.weeks])
            for row in rows
        ],
        "weeks": [week.monday for week in rows[0].weeks] if rows else [],
        "rights": queries.rights_in(region_id, school_year_of(today)),
        "year": school_year_name(school_year_of(today)),
        "source": expert_rules().source,
        "route": queries.route_asked(queries.region_of(region_id)).upper(),
    }
    return render(request, "experts/calendar.html", context)


def expert(request: Request) -> HttpResponse:
    access.check_settles(request.actor)
    form = ExpertForm(request.POST or None, members=_members(request))
    if form.is_bound and form.is_valid():
        typed = dict(form.cleaned_data)
        number, revision = map(int, typed.pop("member").split("-"))
        values = typed | {"membership_id": number, "revision": revision}
        if done(request, operations.set_expert, _("De agenda is bewaard."), **values):
            return redirect("experts:calendar")
    return form_page(request, form, heading=_("Begeleider in de agenda"), button=_("Bewaar de begeleider"))


def _members(request: Request) -> list[tuple[str, str]]:
    return [
        (f"{member.pk}-{revision}", f"{member.person.name}, {member.get_role_display()}")
        for member, revision in queries.who_can_be_expert(request.actor.region_id, on=clock.today())
    ]


def right(request: Request) -> HttpResponse:
    access.check_settles(request.actor)
    year = school_year_of(clock.today())
    form = RightForm(request.POST or None, schools=_schools(request, year))
    if form.is_bound and form.is_valid():
        number, revision = map(int, form.cleaned_data["school"].split("-"))
        values = {"school_id": number, "revision": revision, "school_year": year}
        if done(
            request,
            operations.set_right,
            _("De uren zijn bewaard."),
            hours=form.cleaned_data["hours"],
            **values,
        ):
            return redirect("experts:calendar")
    return form_page(
        request,
        form,
        heading=_("Uren van een school in %(year)s") % {"year": school_year_name(year)},
        button=_("Bewaar de uren"),
    )


def _schools(request: Request, year: int) -> list[tuple[str, str]]:
    region_id = request.actor.region_id
    revisions = {row.school_id: row.revision for row in queries.rights_in(region_id, year)}
    schools = organisations_of(region_id, kinds=[OrganisationKind.SCHOOL])
    return [(f"{pk}-{revisions.get(pk, 0)}", name) for pk, name in schools]


def route(request: Request) -> HttpResponse:
    access.check_settles(request.actor)
    region = queries.region_of(request.actor.region_id)
    initial = {"route_key": queries.route_asked(region)}
    form = RouteForm(request.POST or None, initial=initial, routes=queries.routes_of(region.pk))
    if (
        form.is_bound
        and form.is_valid()
        and done(request, operations.set_route, _("Bewaard."), route_key=form.cleaned_data["route_key"])
    ):
        return redirect("experts:calendar")
    return form_page(request, form, heading=_("Begeleider voor een kind"), button=_("Bewaar"))
