"""What is asked of this parent now, most urgent first: the page shows one, and the rest as links."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from rondom.meetings.family import Told
from rondom.meetings.polls import OpenPoll
from rondom.meetings.terms import Reply
from rondom.web.family.children import Child, Visit
from rondom.web.family.consents import Question
from rondom.web.family.links import plan_url
from rondom.web.family.words import bdi


@dataclass(frozen=True, slots=True)
class Next:
    """One thing to do: what, why, where."""

    title: SafeString
    text: str
    url: str
    button: str


def next_steps(
    questions: Sequence[Question],
    children: Sequence[Child],
    visits: Sequence[Visit],
    polls: Sequence[OpenPoll],
) -> list[Next]:
    """Questions about sharing, plans to sign, own scores, invitations, and words that are not there yet."""
    return [
        *(_answer(question) for question in questions if not question.mine),
        *(_sign(child) for child in children if child.plan and child.plan.to_sign_by_me and child.plan_url),
        *(
            _sign_family_plan(child)
            for child in children
            if child.family_plan and child.family_plan.to_sign_by_me
        ),
        *(_score(child) for child in children if child.scores_url),
        *(_choose(poll) for poll in polls if poll.to_answer),
        *(_reply(visit) for visit in visits if visit.invitation.reply == Reply.NONE),
        *(_read(child, child.told) for child in children if child.told and not child.has_read),
        *(_write(child) for child in children if not child.has_words),
    ]


def _answer(question: Question) -> Next:
    return Next(
        title=question.title,
        text=_("Ja en nee zijn allebei goed."),
        url=f"#toestemming-{question.consent_id}",
        button=_("Lees de vraag en kies"),
    )


def _sign(child: Child) -> Next:
    return Next(
        title=format_html(_("Lees en teken het plan van {child}"), child=bdi(child.name)),
        text=_("Bent u het ergens niet mee eens? Dan schrijft u dat erbij."),
        url=plan_url(child.ref),
        button=_("Lees het plan"),
    )


def _sign_family_plan(child: Child) -> Next:
    return Next(
        title=format_html(_("Lees en teken het gezinsplan van {child}"), child=bdi(child.name)),
        text=_("Bent u het ergens niet mee eens? Dan schrijft u dat erbij."),
        url=child.family_plan_url,
        button=_("Lees het gezinsplan"),
    )


def _score(child: Child) -> Next:
    return Next(
        title=format_html(_("Hoe ver zijn de doelen van {child}?"), child=bdi(child.name)),
        text=_("We kijken samen terug. U geeft uw eigen cijfers."),
        url=child.scores_url,
        button=_("Geef uw cijfers"),
    )


def _choose(poll: OpenPoll) -> Next:
    return Next(
        title=format_html(_("Wanneer kunt u praten over {child}?"), child=bdi(poll.child)),
        text=_("U kiest uit een paar momenten. Dat duurt een minuut."),
        url=reverse("meeting:poll", args=[poll.poll_id]),
        button=_("Kies wanneer u kunt"),
    )


def _reply(visit: Visit) -> Next:
    return Next(
        title=format_html(_("Komt u naar het gesprek over {child}?"), child=bdi(visit.child)),
        text=_("Laat ons weten of u kunt. Dan houden we er rekening mee."),
        url=f"#gesprek-{visit.invitation.meeting_id}",
        button=_("Bekijk wanneer het is"),
    )


def _read(child: Child, told: Told) -> Next:
    return Next(
        title=format_html(_("Lees wat uit het gesprek over {child} kwam"), child=bdi(child.name)),
        text=_("Ziet u het anders? Bel dan uw coördinator."),
        url=reverse("family:told", args=[told.meeting_id]),
        button=_("Lees de samenvatting"),
    )


def _write(child: Child) -> Next:
    return Next(
        title=format_html(_("Vertel hoe u {child} ziet"), child=bdi(child.name)),
        text=_("Wat gaat goed? Wat is lastig? Wat wilt u? Een paar zinnen is genoeg."),
        url=reverse("family:words", args=[child.ref]),
        button=_("Schrijf uw eigen woorden"),
    )
