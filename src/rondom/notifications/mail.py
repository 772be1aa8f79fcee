"""One plain e-mail about messages: what changed, which party did it, a link; never a name or content."""

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rondom.events.models import Notice
from rondom.notifications.texts import mail_sentence
from rondom.people.models import Person

AUTOMATIC = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def compose(
    person: Person, notices: Sequence[Notice], *, post: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """Make the e-mail for some messages of one person, in the language of that person."""
    with translation.override(_language(person)):
        context = {
            "language": translation.get_language(),
            "lines": _lines(notices),
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


def _lines(notices: Sequence[Notice]) -> list[str]:
    """What changed and who did it, each thing once: "De school maakte een nieuw doel. (2 keer)"."""
    counted = Counter(mail_sentence(row.template, row.payload, party=row.party) for row in notices)
    return [
        sentence
        if count == 1
        else _("%(sentence)s (%(count)s keer)") % {"sentence": sentence, "count": count}
        for sentence, count in counted.items()
    ]


def _language(person: Person) -> str:
    known = {code for code, _name in settings.LANGUAGES}
    return person.language if person.language in known else settings.LANGUAGE_CODE


def _message_id(notice_ids: Collection[int]) -> str:
    """The same messages give the same id, so that a mail that left twice after a crash shows up once."""
    digest = hashlib.sha256(repr((settings.SITE_ADDRESS, sorted(notice_ids))).encode()).hexdigest()[:32]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{digest}@{domain}>"
