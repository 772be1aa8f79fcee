"""Accounts, persons, organisations, memberships, regions, invitations."""

import datetime as dt
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from rondom.core.periods import running_on
from rondom.people.terms import OrganisationKind, Role, SchoolType

NAME_LENGTH = 200
TASKS_LENGTH = 2000


class Region(models.Model):
    """A samenwerkingsverband and its partners."""

    name = models.CharField(max_length=NAME_LENGTH)
    slug = models.SlugField(unique=True)

    def __str__(self) -> str:
        return self.name


class Organisation(models.Model):
    """A school, board, SWV, gemeente, JGZ, provider or attendance office; part of one or more regions."""

    regions = models.ManyToManyField(Region, related_name="organisations")
    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(max_length=NAME_LENGTH)
    board = models.ForeignKey("self", models.PROTECT, null=True, related_name="schools")
    brin = models.CharField(max_length=6, blank=True)
    city = models.CharField(max_length=NAME_LENGTH, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    school_type = models.CharField(
        max_length=5, choices=SchoolType, blank=True
    )  # of a school; asked in Beheer

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="organisation_only_a_school_has_a_type",
                condition=Q(school_type="") | Q(kind=OrganisationKind.SCHOOL),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Person(models.Model):
    """Somebody, with or without an account. Names are shown, never used as a key."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    first_names = models.CharField(max_length=NAME_LENGTH, blank=True)
    call_name = models.CharField(max_length=NAME_LENGTH)
    prefix = models.CharField(max_length=30, blank=True)
    last_name = models.CharField(max_length=NAME_LENGTH)
    born_on = models.DateField(null=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=10, default="nl")
    unneeded_since = models.DateField(null=True)  # nothing that is kept names this person any more

    class Meta:
        indexes = [models.Index(name="person_by_name", fields=["region", "last_name", "call_name"])]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.call_name, self.prefix, self.last_name) if part)

    @property
    def initials(self) -> str:
        return (self.call_name[:1] + self.last_name[:1]).upper()


class AccountManager(BaseUserManager["Account"]):
    def get_queryset(self) -> models.QuerySet["Account"]:
        """With person and region: every page shows both, and this is the query that every page makes."""
        return super().get_queryset().select_related("person__region")

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save()
        return account

    def get_by_natural_key(self, username: str | None) -> "Account":
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """Signs in. An account without a person is an administrator of the machine: no actor, so no access."""

    email = models.EmailField(unique=True)
    person = models.OneToOneField(Person, models.PROTECT, null=True, related_name="account")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    objects = AccountManager()

    def __str__(self) -> str:
        return f"account {self.pk}"


class MembershipQuerySet(models.QuerySet["Membership"]):
    def running_on(self, day: dt.date) -> "MembershipQuerySet":
        return self.filter(running_on(day))


class Membership(models.Model):
    """A person works for an organisation in a role, for a period. It is a hat."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=40, choices=Role)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_period_runs_forward",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
            models.UniqueConstraint(
                name="membership_one_open_per_role",
                fields=["person", "organisation", "role"],
                condition=Q(valid_until__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} at {self.organisation_id}"


class RoleTasks(models.Model):
    """What belongs to a role in one region, in the words of its administrator; without a row data/role_tasks.yaml holds.

    text: one task per line; empty: the region says nothing, and the start page shows nothing
    """

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    role = models.CharField(max_length=40, choices=Role)
    text = models.TextField(max_length=TASKS_LENGTH, blank=True)
    revision = models.PositiveIntegerField(default=1)  # one more with every change
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="role_tasks_once", fields=["region", "role"])]

    def __str__(self) -> str:
        return f"tasks of {self.role} in {self.region_id}"


class SchoolContact(models.Model):
    """Somebody whom a school turns to when it is needed: the list of contact persons of its intern begeleider (HIA)."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    school = models.ForeignKey(Organisation, models.CASCADE, related_name="contacts")
    membership = models.ForeignKey(Membership, models.CASCADE, related_name="+")
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="school_contact_once", fields=["school", "membership"])]

    def __str__(self) -> str:
        return f"contact {self.membership_id} of school {self.school_id}"


class Invitation(models.Model):
    """A link by which a person makes an account. Only the hash of the secret is stored."""

    region = models.ForeignKey(Region, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="invitations")
    secret_hash = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="invitation_expires_later", condition=Q(expires_at__gt=F("made_at"))),
            models.CheckConstraint(
                name="invitation_used_or_withdrawn",
                condition=Q(used_at__isnull=True) | Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"

    def is_open_at(self, moment: dt.datetime) -> bool:
        return self.used_at is None and self.withdrawn_at is None and moment < self.expires_at
