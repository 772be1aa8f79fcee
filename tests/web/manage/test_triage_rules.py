"""The screen on which a region says what an outcome of a triage means, and who leads the process."""

import pytest

from rondom.triage import operations
from rondom.triage.models import RegionRules
from tests.triage.conftest import actor, case, judged, triage

__all__ = ["actor", "case", "judged", "triage"]
PAGE = "/beheer/triage/"


def filled(client) -> dict[str, str]:
    """Everything that stands in the form."""
    form = client.get(PAGE).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {
        name: "on" if value is True else str(value) for name, value in values.items() if value is not False
    }


def test_a_change_is_the_next_version_for_triages_that_begin_now(as_, case, judged, actor) -> None:
    fenna, before = as_("fenna"), judged()
    sent = filled(fenna) | {
        "single_complex_leader": "education",
        "single_complex_why": "Bij ons leidt de school.",
        "single_definition": "Eén klein probleem.",
    }
    html = fenna.post(PAGE, sent, follow=True).content.decode()
    assert "Versie 1" in html
    assert "Bij ons leidt de school." in html
    page = f"/triage/{case.ref}/"
    assert "De leefvraag is complex." in as_("maaike").get(page).content.decode(), "this one keeps its rules"
    operations.agree_on_crisis(actor("maaike"), dossier_id=case.pk, text="Oma.", revision=1)
    operations.close_triage(actor("maaike"), dossier_id=case.pk)
    again = operations.begin_triage(actor("maaike"), dossier_id=case.pk)
    assert (before.rules_id, again.rules.version) == (None, 1)
    judgement = operations.Judgement(learning="single", living="complex", outcome="multiple")
    operations.judge(actor("maaike"), dossier_id=case.pk, judgement=judgement)
    html = as_("maaike").get(page).content.decode()
    assert "Bij ons leidt de school." in html
    assert "de regio, versie 1" in html
    assert "Eén klein probleem." in as_("maaike").get(f"{page}vragen/").content.decode()


def test_the_same_words_again_are_no_version(as_, world) -> None:
    fenna = as_("fenna")
    fenna.post(PAGE, filled(fenna))
    fenna.post(PAGE, filled(fenna))
    assert RegionRules.objects.count() == 1


def test_who_is_second_hears_that_somebody_was_first(as_, world) -> None:
    fenna = as_("fenna")
    old = filled(fenna)
    fenna.post(PAGE, old)
    html = fenna.post(PAGE, old | {"multi_means": "Iets heel anders."}).content.decode()
    assert "Iemand anders heeft dit net veranderd" in html
    assert "Iets heel anders." in html, "what was typed stays"
    assert RegionRules.objects.count() == 1


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        ({"multi_definition": " "}, "Vul deze uitleg in"),
        ({"single_single_why": "x" * 601}, "600"),
        ({"single_single_leader": "closest"}, "Selecteer een geldige keuze"),
        ({"read": "-1"}, "0"),
    ],
)
def test_what_is_not_whole_is_said_and_stays(as_, world, spoil, says) -> None:
    fenna = as_("fenna")
    sent = filled(fenna) | {"single_means": "Anders."} | spoil
    html = fenna.post(PAGE, sent).content.decode()
    assert says in html
    assert "Anders." in html
    assert not RegionRules.objects.exists()


@pytest.mark.parametrize("who", ["anouk", "maaike", "ria", "rania"])
def test_it_is_for_the_administrator(as_, world, who) -> None:
    assert as_(who).get(PAGE).status_code == 404
    assert as_(who).post(PAGE, {"read": "0"}).status_code == 404
