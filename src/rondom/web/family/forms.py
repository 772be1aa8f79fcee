"""Shapes of what a family sends."""

from django import forms

from rondom.consent.terms import Answer


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(choices=Answer.choices)
