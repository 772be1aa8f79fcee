"""Whose agreement a changed plan asks again, and whose signature stays (AT-21).

A signature stands under words. It stays as long as nothing that concerns this person differs from the words he signed.
"""

from collections.abc import Collection, Iterable, Mapping

from rondom.people.terms import Role
from rondom.plans.changes import Change, changes_between
from rondom.plans.content import Content
from rondom.plans.models import Plan, SignatureSlot
from rondom.plans.queries import version_content
from rondom.plans.rules import signature_rule
from rondom.plans.slots import Asked
from rondom.plans.terms import SlotNeed, SlotState


def signatures_that_hold(
    plan: Plan, content: Content, asked: Iterable[Asked], *, leading_id: int
) -> dict[int, SignatureSlot]:
    """{person: his last signature} of who need not sign these words again. content: of the version to come.

    A refusal after it ends a signature, and so does another capacity. Two queries.
    """
    last = last_answers(plan)
    changes = {row.version_id: changes_between(words_of(row), content) for row in last.values()}
    again = signature_rule(plan.kind).again
    return {
        row.signer.person_id: slot
        for row in asked
        if (slot := last.get(row.signer.person_id))
        and slot.state == SlotState.SIGNED
        and (slot.capacity, slot.organisation_id) == (row.signer.capacity, row.signer.organisation_id)
        and not concerning(
            changes[slot.version_id],
            again,
            name=slot.person.name,
            group=group_of(row.signer.capacity, row.signer.organisation_id, row.need, leading_id),
        )
    }


def last_answers(plan: Plan, *, before: int | None = None) -> dict[int, SignatureSlot]:
    """{person: his newest answer}, with its version. before: only of versions with a lower number. One query."""
    rows = SignatureSlot.objects.filter(version__plan=plan).exclude(state=SlotState.OPEN)
    if before is not None:
        rows = rows.filter(version__number__lt=before)
    rows = rows.select_related("version", "person").order_by("version__number")
    return {row.person_id: row for row in rows}


def words_of(slot: SignatureSlot) -> Content:
    """What stands above this signature."""
    words: Content = version_content(slot.version)["plan"]
    return words


def changes_for(slot: SignatureSlot) -> tuple[int, list[Change]]:
    """(number of the version this person answered before, what differs since); (0, []) for who did not."""
    earlier = last_answers(slot.version.plan, before=slot.version.number).get(slot.person_id)
    if earlier is None:
        return 0, []
    return earlier.version.number, changes_between(words_of(earlier), words_of(slot))


def group_of(capacity: str, organisation_id: int | None, need: str, leading_id: int) -> str:
    """As in data/signatures.yaml: parent, pupil or leader; "other" for who may sign and need not."""
    if capacity in (Role.PARENT, Role.PUPIL):
        return capacity
    return "leader" if organisation_id == leading_id and need == SlotNeed.REQUIRED else "other"


def concerning(
    changes: Collection[Change], again: Mapping[str, Collection[str]], *, name: str, group: str
) -> list[Change]:
    """The changes that ask the agreement of somebody of this group with this name. again: of the signature rule."""
    return [row for row in changes if group in again.get(row.part, ()) or name in row.whose]
