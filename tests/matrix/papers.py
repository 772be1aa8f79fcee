"""Papers of a talk about Sami: one of every kind of data, let out, and one that is not."""

from rondom.core.actor import Actor
from rondom.meetings.models import MeetingPaper
from rondom.meetings.operations import packs
from rondom.meetings.operations import papers as operations

KINDS = ("education", "care", "family", "absence", "medical")


def word(name: str) -> str:
    """What stands in this paper and nowhere else."""
    return f"woordover{name}"


def papers_of(anouk: Actor, meeting_id: int) -> dict[str, object]:
    """The numbers. Who leads cannot add what is about health: that one comes in through the back door of the test."""
    rows = {
        kind: _paper(anouk, meeting_id, kind, "education" if kind == "medical" else kind) for kind in KINDS
    }
    MeetingPaper.objects.filter(pk=rows["medical"].pk).update(category="medical")
    operations.release_papers(anouk, meeting_id=meeting_id)
    rows["new"] = _paper(anouk, meeting_id, "new", "education")
    pack = packs.ask_pack(anouk, meeting_id=meeting_id)
    packs.make_pack(pack)
    return {f"paper_{name}": row.pk for name, row in rows.items()}


def _paper(anouk: Actor, meeting_id: int, name: str, category: str) -> MeetingPaper:
    return operations.add_file(
        anouk,
        meeting_id=meeting_id,
        name=f"{name}.txt",
        data=f"Hier staat {word(name)}.".encode(),
        title=f"Stuk over {name}",
        category=category,
    )
