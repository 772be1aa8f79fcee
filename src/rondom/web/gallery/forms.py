"""A form with every kind of field, for the components page."""

from django import forms

ANSWERS = [("ja", "Ja, dat mag"), ("nee", "Nee, dat mag niet")]
PEOPLE = [("", "Kies iemand"), ("moeder", "Moeder"), ("vader", "Vader")]


class EveryFieldForm(forms.Form):
    who = forms.CharField(label="Met wie sprak u?", error_messages={"required": "Schrijf op met wie u sprak"})
    when = forms.DateField(
        label="Wanneer sprak u hen?",
        help_text="Een dag die al geweest is",
        error_messages={"required": "Kies een dag die al geweest is"},
    )
    start = forms.TimeField(label="Hoe laat?", required=False)
    what = forms.CharField(
        label="Wat spraken jullie af?",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf een afspraak op, of kies ‘geen afspraken’"},
    )
    about = forms.ChoiceField(label="Over wie ging het?", choices=PEOPLE, required=False)
    answer = forms.ChoiceField(
        label="Mag de jeugdverpleegkundige meedenken?",
        choices=ANSWERS,
        widget=forms.RadioSelect,
        help_text="Ja en nee zijn allebei goed",
        error_messages={"required": "Kies ja of nee"},
    )
    ways = forms.MultipleChoiceField(
        label="Hoe wil jij het vertellen?",
        choices=[("zelf", "Ik praat zelf"), ("maak", "Ik maak iets")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    none = forms.BooleanField(label="Geen afspraken", required=False, help_text="U kunt later iets toevoegen")
    agree = forms.BooleanField(
        label="Ik las alles", error_messages={"required": "Zet een vinkje als u alles las"}
    )
    paper = forms.FileField(label="Brief", required=False, widget=forms.FileInput, help_text="Pdf of foto")
