"""Addresses: Dutch, readable, no names of people."""

from django.urls import include, path

urlpatterns = [
    path("", include("rondom.web.start.urls")),
    path("taal/", include("django.conf.urls.i18n")),
    path("account/", include("rondom.web.account.urls")),
    path("account/", include("rondom.web.account.sign_in_urls")),
    path("over/", include("rondom.web.about.urls")),
    path("mijn-werk/", include("rondom.web.work.urls")),
    path("kinderen/", include("rondom.web.child.urls")),
    path("overstap/", include("rondom.web.moving.urls")),
    path("overleg/", include("rondom.web.meeting.urls")),
    path("stuk/", include("rondom.web.outside.urls")),
    path("plan/", include("rondom.web.plan.urls")),
    path("documenten/", include("rondom.web.documents.urls")),
    path("versturen/", include("rondom.web.sending.urls")),
    path("contacten/", include("rondom.web.contacts.urls")),
    path("andere-school/", include("rondom.web.second_school.urls")),
    path("triage/", include("rondom.web.triage.urls")),
    path("arrangementen/", include("rondom.web.arrangements.urls")),
    path("tlv/", include("rondom.web.tlv.urls")),
    path("begeleiders/", include("rondom.web.experts.urls")),
    path("ons-gezin/", include("rondom.web.family.urls")),
    path("rondleiding/", include("rondom.web.tour.urls")),
    path("rechten/", include("rondom.web.rights.urls")),
    path("berichten/", include("rondom.web.inbox.urls")),
    path("noodtoegang/", include("rondom.web.emergency.urls")),
    path("zoeken/", include("rondom.web.search.urls")),
    path("veiligheid/", include("rondom.web.safety.urls")),
    path("vast/", include("rondom.web.watch.urls")),
    path("steunpunt/", include("rondom.web.support.urls")),
    path("cijfers/", include("rondom.web.reports.urls")),
    path("beheer/", include("rondom.web.manage.urls")),
    path("inlezen/", include("rondom.web.imports.urls")),
    path("", include("rondom.web.gallery.urls")),
]

handler400 = "rondom.web.about.errors.bad_request"
handler403 = handler404 = "rondom.web.about.errors.not_found"
handler500 = "rondom.web.about.errors.server_error"
