"""An agreement on its way, from Mijn werk."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from rondom.demo.people import Demo
from rondom.dossiers.models import Dossier
from tests.web.work.test_rows import give_action

HOME = "/mijn-werk/"


def test_two_clicks_from_mijn_werk_say_how_an_agreement_goes(
    world: Demo, dossier: Dossier, as_: Callable[[str], Client]
) -> None:
    action = give_action(world, dossier, "anouk", "daan", days=3, what="Twee weken kijken")
    daan, anouk = as_("daan"), as_("anouk")
    url = reverse("child:action", kwargs={"ref": dossier.ref, "action_id": action.pk})

    assert f'href="{url}"' in daan.get(HOME).content.decode()  # the first click
    assert "Ik ben begonnen" in daan.get(url).content.decode()
    answer = daan.post(url, {"going": "begun", "words": ""})  # the second
    assert answer.url == HOME
    assert "Daan Kuipers is begonnen" in anouk.get(HOME).content.decode()
    daan.post(url, {"going": "stuck", "words": "Hij is steeds ziek"})
    assert "Daan Kuipers zegt: dit lukt niet" in anouk.get(HOME).content.decode()
    page = anouk.get(reverse("child:page", kwargs={"ref": dossier.ref})).content.decode()
    assert "Hij is steeds ziek" in page
    assert daan.post(url, {"going": "onzin"}).status_code == 200
    daan.post(url, {"going": "done"})
    assert daan.get(url).status_code == 404
