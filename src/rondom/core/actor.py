"""Who acts: an account, its person and the hat that is on."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """One person in one role for one request or job.

    role:            a value of people.terms.Role; PARENT and PUPIL have no organisation
    organisation_id: where the hat belongs, or None for the family
    membership_id:   the membership that gives the role, or None for the family
    """

    person_id: int
    role: str
    region_id: int
    account_id: int | None = None
    organisation_id: int | None = None
    membership_id: int | None = None

    @property
    def is_family(self) -> bool:
        return self.organisation_id is None and not self.is_system

    @property
    def is_system(self) -> bool:
        return self.role == SYSTEM_ROLE


SYSTEM_ROLE = "system"


def system_actor(region_id: int) -> Actor:
    """The program itself: reminders, the worker, the demo. Passes no policy; only signs events."""
    return Actor(person_id=0, role=SYSTEM_ROLE, region_id=region_id)
