"""Shapes of what a family sends."""

from django import forms

from rondom.consent.terms import Answer
from rondom.meetings.terms import Reply
from rondom.plans.terms import HearingWay


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(choices=Answer.choices)


class ReplyForm(forms.Form):
    reply = forms.ChoiceField(choices=[(reply, reply) for reply in (Reply.YES, Reply.MAYBE, Reply.NO)])


class WordsForm(forms.Form):
    text = forms.CharField(required=False)
    revision = forms.IntegerField(required=False, min_value=0)
    nothing_to_add = forms.BooleanField(required=False)


class HearingForm(forms.Form):
    ways = forms.MultipleChoiceField(choices=HearingWay.choices, required=False)
    words = forms.CharField(required=False)
    revision = forms.IntegerField(required=False, min_value=0)
