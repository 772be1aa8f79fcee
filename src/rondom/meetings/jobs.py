"""Work of meetings outside a request."""

from django_tasks import task

from rondom.meetings import mailing


@task()
def send_due_invitations() -> int:
    """Also run every few minutes by the worker, so that nothing waits for ever."""
    return mailing.send_due_invitations()
