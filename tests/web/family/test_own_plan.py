"""The family writes its own plan on a phone; school and help see nothing of it before it is shared (AT-23)."""

from django.urls import reverse

from rondom.plans.models import FamilyDraft

WISH = "Wij willen rust aan tafel."


def save(client, dossier, text=WISH, part="wants", revision=0, **headers):
    url = reverse("family:own_plan_save", args=[dossier.ref, part])
    return client.post(url, {"text": text, "revision": revision}, headers=headers)


def everything(client, dossier):
    """All a professional can open of this child, as one text."""
    names = ["child:page", "child:events", "child:looks", "plan:document", "plan:plan", "plan:told"]
    urls = [reverse(name, args=[dossier.ref]) for name in names]
    urls += [reverse("work:home"), reverse("inbox:list"), reverse("search:search") + "?q=rust"]
    return "".join(client.get(url).content.decode() for url in urls)


def test_saved_by_one_parent_and_read_by_the_other(dossier, as_):
    assert save(as_("rania"), dossier, **{"X-Autosave": "1"}).json()["revision"] == 1
    page = as_("thomas").get(reverse("family:own_plan", args=[dossier.ref])).content.decode()
    assert WISH in page
    other = save(as_("thomas"), dossier, "Naar buiten")
    assert other.status_code == 409
    assert WISH in other.content.decode()


def test_a_professional_sees_no_difference_before_it_is_shared(dossier, as_):
    anouk = as_("anouk")
    everything(anouk, dossier)
    before = everything(anouk, dossier)
    save(as_("rania"), dossier)
    as_("rania").get(reverse("family:home"))
    after = everything(anouk, dossier)
    assert WISH not in after
    assert "plan van het gezin" not in after.lower()
    assert "eigen plan" not in after.lower()
    assert before.count("<li") <= after.count("<li")
    for key in ("anouk", "daan", "hanneke"):
        assert as_(key).get(reverse("family:own_plan", args=[dossier.ref])).status_code == 404
        assert save(as_(key), dossier, "Ik ook", revision=1).status_code == 404
        assert as_(key).post(reverse("family:own_plan_share", args=[dossier.ref])).status_code == 404


def test_after_sharing_it_is_read_and_the_draft_stays(dossier, as_):
    mother = as_("rania")
    save(mother, dossier)
    page = mother.post(reverse("family:own_plan_share", args=[dossier.ref]), follow=True).content.decode()
    assert "Gedeeld." in page
    assert WISH in page
    assert WISH in as_("anouk").get(reverse("plan:document", args=[dossier.ref])).content.decode()
    assert FamilyDraft.objects.get().text == WISH


def test_nothing_to_share_is_said(dossier, as_):
    page = as_("rania").post(reverse("family:own_plan_share", args=[dossier.ref]), follow=True)
    assert "Schrijf eerst iets op." in page.content.decode()


def test_a_pupil_writes_along_and_parents_share(dossier, as_):
    sami = as_("sami")
    assert save(sami, dossier, "Voetballen met opa").status_code == 302
    page = sami.get(reverse("family:own_plan", args=[dossier.ref])).content.decode()
    assert "Je ouders delen het plan." in page
    sami.post(reverse("family:own_plan_share", args=[dossier.ref]))
    assert FamilyDraft.objects.get().shared_at is None


def test_an_odd_part_is_not_there(dossier, as_):
    assert save(as_("rania"), dossier, part="else").status_code == 404
    assert save(as_("rania"), dossier, "x" * 20_001).status_code == 422
