"""The mail around an invitation: a sentence to read, and the same as a calendar part."""

from django.core.mail import EmailMultiAlternatives
from django.utils.translation import gettext as _

from rondom.meetings.ical import Method, description


def message(
    *, to: str, sender: str, calendar: bytes, link: str, method: Method = "REQUEST"
) -> EmailMultiAlternatives:
    """Build the mail; sending is up to the caller. Subject and text say no more than the calendar does."""
    subject = _("Overleg gaat niet door") if method == "CANCEL" else _("Uitnodiging voor een overleg")
    mail = EmailMultiAlternatives(
        subject=subject, body=description(method, link) + "\n", from_email=sender, to=[to]
    )
    # the method must be in the header too, or the calendar shows no buttons to answer with
    mail.attach_alternative(calendar.decode(), f"text/calendar; method={method}")
    return mail
