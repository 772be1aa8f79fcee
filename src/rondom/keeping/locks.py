"""One lock per region: a hold or a switch never comes in the middle of a batch."""

from rondom.people.models import Region


def lock_region(region_id: int) -> None:
    """Until the transaction ends. Others may go on writing rows of the region."""
    Region.objects.select_for_update(no_key=True).get(pk=region_id)
