"""Around Sami: a question to the team of experts, one with advice, and a question of a family to the support point."""

from typing import TYPE_CHECKING

from rondom.support import operations

if TYPE_CHECKING:
    from tests.matrix.world import World


def support_of(world: "World") -> dict[str, object]:
    """{name: number}."""
    anouk, dossier_id = world.actor("anouk"), world.sami.pk
    question = "Dit kind komt de klas niet in."
    asked = {"dossier_id": dossier_id, "team": "ect", "no_name": True, "checked": True}
    advised = operations.ask_team(anouk, question=question, **asked)
    operations.answer_question(world.actor("hugo"), question_id=advised.pk, answer="Begin klein.")
    waiting = operations.ask_team(anouk, question=question, **asked)
    of_elif = operations.ask_team(
        anouk, question=question, **asked | {"dossier_id": world.children["elif"].pk}
    )
    text = operations.TicketText(name="Fatma", question="Niemand neemt mijn kind aan.", enrolled="no")
    made = operations.ask_point(region=world.demo.region.slug, text=text)
    operations.triage_ticket(world.actor("jorrit"), ticket_id=made.ticket.pk, after="school")
    return {
        "office_leerplicht": world.demo.organisations["leerplicht"].pk,
        "team_question": waiting.pk,
        "advised_question": advised.pk,
        "team_question_elif": of_elif.pk,
        "ticket": made.ticket.pk,
        "ticket_secret": made.link.rstrip("/").split("/")[-1],
    }
