"""Letting go of people whom nothing names any more. The number stays, so that the log still fits."""

from django.db.models import F, QuerySet

from rondom.people.models import Account, Person


def known_people() -> QuerySet[Person]:
    """People who still have a name, with the day since when nothing names them as `kept_since`."""
    return Person.objects.exclude(call_name="", last_name="").annotate(kept_since=F("unneeded_since"))


def anonymise(people: QuerySet[Person]) -> None:
    people.update(first_names="", call_name="", prefix="", last_name="", born_on=None, email="", phone="")


def remove_accounts(accounts: QuerySet[Account]) -> None:
    """With what belongs to signing in: addresses, second factors."""
    for account in accounts:
        account.delete()
