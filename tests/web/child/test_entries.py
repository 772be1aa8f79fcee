"""The family gets a way in: a link by mail, sent from the page with the data of the child."""

from django.core import mail
from django.urls import reverse

from rondom.people.models import Account, Invitation, Person


def without_account(world, key, email=""):
    Account.objects.filter(person=world.people[key]).delete()
    Person.objects.filter(pk=world.people[key].pk).update(email=email)


def page(client, dossier):
    return client.get(reverse("child:details", kwargs={"ref": dossier.ref})).content.decode()


def invite(client, dossier, person, address="thomas@example.org"):
    url = reverse("child:invite", kwargs={"ref": dossier.ref, "person_id": person.pk})
    return client.post(url, {f"mail-{person.pk}-address": address}, follow=True)


def test_the_coordinator_sends_a_parent_the_link(world, dossier, as_, django_capture_on_commit_callbacks):
    without_account(world, "thomas")
    anouk = as_("anouk")
    assert "Stuur een link" in page(anouk, dossier)

    with django_capture_on_commit_callbacks(execute=True):
        invite(anouk, dossier, world.people["thomas"])

    assert [message.to for message in mail.outbox] == [["thomas@example.org"]]
    assert "Sami" not in mail.outbox[0].subject + mail.outbox[0].body
    assert "Link gestuurd" in page(anouk, dossier)


def test_a_known_address_wins(world, dossier, as_, django_capture_on_commit_callbacks):
    without_account(world, "thomas", email="vader@example.org")
    with django_capture_on_commit_callbacks(execute=True):
        invite(as_("anouk"), dossier, world.people["thomas"], address="somebody@else.example.org")
    assert [message.to for message in mail.outbox] == [["vader@example.org"]]


def test_a_wrong_address_sends_nothing(world, dossier, as_):
    without_account(world, "thomas")
    answer = invite(as_("anouk"), dossier, world.people["thomas"], address="thomas")
    assert "Dit e-mailadres klopt niet." in answer.content.decode()
    assert not Invitation.objects.exists()


def test_a_teacher_and_a_stranger_do_not_invite(world, dossier, as_):
    without_account(world, "thomas")
    assert "Dit doet de coördinator" in invite(as_("daan"), dossier, world.people["thomas"]).content.decode()
    assert invite(as_("hanneke"), dossier, world.people["thomas"]).status_code == 404
    assert not Invitation.objects.exists()


def test_parents_do_not_see_who_can_sign_in(world, dossier, as_):
    assert "Wie van het gezin kan inloggen?" not in page(as_("rania"), dossier)
