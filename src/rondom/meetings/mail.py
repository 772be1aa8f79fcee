"""The mail around an invitation: a sentence to read, and the same as a calendar part."""

from email import message_from_bytes, policy

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


def calendar_parts(data: bytes) -> list[bytes]:
    """The calendar parts of a mail; a bare calendar is a part of its own."""
    if data.lstrip(b"\xef\xbb\xbf \r\n\t")[:15].upper() == b"BEGIN:VCALENDAR":
        return [data]
    mail = message_from_bytes(data, policy=policy.default)
    found = [
        part.get_payload(decode=True) for part in mail.walk() if part.get_content_type() == "text/calendar"
    ]
    return [part for part in found if isinstance(part, bytes)]
