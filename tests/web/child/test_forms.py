"""What the forms of the child page refuse, with a sentence that says what to do."""

import pytest

from rondom.web.child.forms import PupilForm


@pytest.mark.parametrize(
    ("born_on", "fault"),
    [
        ("2090-01-01", "Kies een geboortedag die al geweest is"),
        ("0001-01-01", "Kijk de geboortedag na: zo oud is een leerling niet"),
        ("31 februari", "Vul de geboortedag in"),
        ("2018-03-14", ""),
    ],
)
def test_a_birth_date_that_cannot_be(born_on, fault):
    form = PupilForm({"call_name": "Mila", "last_name": "Vos 🙂", "born_on": born_on})
    assert str((form.errors.get("born_on") or [""])[0]) == fault


def test_a_name_of_300_letters():
    form = PupilForm({"call_name": "M" * 300, "last_name": "Vos", "born_on": "2018-03-14"})
    assert list(form.errors) == ["call_name"]
