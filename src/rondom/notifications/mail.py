"""One plain e-mail about messages: words about what kind of thing, a link, and never a name or content."""

import hashlib
from collections.abc import Collection, Sequence
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rondom.events.models import Notice
from rondom.notifications.texts import text_of
from rondom.people.models import Person

AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def compose(
    person: Person, notices: Sequence[Notice], *, post: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """Make the e-mail for some messages of one person, in the language of that person."""
    with translation.override(_language(person)):
        abouts = list(dict.fromkeys(str(text_of(row.template, row.payload).about) for row in notices))
        context = {
            "language": translation.get_language(),
            "sentence": _sentence(len(notices), abouts),
            "inbox": settings.SITE_ADDRESS + reverse("inbox:list"),
            "preferences": settings.SITE_ADDRESS + reverse("inbox:preferences"),
        }
        subject = ngettext(
            "Er is een bericht voor u in Rondom", "Er zijn berichten voor u in Rondom", len(notices)
        )
        message = EmailMultiAlternatives(
            subject,
            render_to_string("notifications/mail.txt", context),
            to=[person.email],
            headers=AUTOMATIC | {"Message-ID": _message_id([row.pk for row in notices])},
            connection=post,
        )
        message.attach_alternative(render_to_string("notifications/mail.html", context), "text/html")
    return message


def _sentence(count: int, abouts: Sequence[str]) -> str:
    about = get_text_list(list(abouts), _("en"))
    return ngettext(
        "Er is een bericht voor u over %(about)s.",
        "Er zijn %(count)s berichten voor u. Ze gaan over %(about)s.",
        count,
    ) % {"count": count, "about": about}


def _language(person: Person) -> str:
    known = {code for code, _name in settings.LANGUAGES}
    return person.language if person.language in known else settings.LANGUAGE_CODE


def _message_id(notice_ids: Collection[int]) -> str:
    """The same messages give the same id, so that a mail that left twice after a crash shows up once."""
    digest = hashlib.sha256(repr((settings.SITE_ADDRESS, sorted(notice_ids))).encode()).hexdigest()[:32]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{digest}@{domain}>"
