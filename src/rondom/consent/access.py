"""Who may answer for whom, how long a consent may run, and what a ground of the law allows."""

import datetime as dt
from collections.abc import Collection

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from rondom.consent.givers import PUPIL, latest_until
from rondom.consent.models import Consent, ConsentGiver, LegalShare
from rondom.consent.rules import LegalGround
from rondom.consent.terms import Answer, Method
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.periods import birthday
from rondom.families.models import Pupil
from rondom.families.queries import deciding_guardians

SHORTEST_REASON = 20  # signs; a proposal: one word is no reason


def may_run(pupil: Pupil, *, start: dt.date, until: dt.date) -> Decision:
    """Not longer than the longest term, nor past a birthday at which others must say yes."""
    if until <= start:
        return refuse("consent.day_has_passed", _("Kies een dag die nog komt."))
    latest = latest_until(pupil, start=start)
    if until <= latest.on:
        return ALLOWED
    day = {"day": date_format(latest.on, "j F Y")}
    if latest.age is None:
        return refuse("consent.too_long", _("Toestemming loopt niet langer dan tot %(day)s.") % day)
    return refuse(
        "consent.past_birthday",
        _("Kies een dag tot en met %(day)s. Dan wordt %(name)s %(age)s jaar, en vragen wij het opnieuw.")
        % {**day, "name": pupil.person.call_name, "age": latest.age},
    )


def may_answer(actor: Actor, giver: ConsentGiver | None) -> Decision:
    """Only the giver himself, in his own hat: nobody says yes for another."""
    if giver is None or giver.person_id != actor.person_id or not actor.is_family:
        return refuse("consent.not_asked_of_you", _("Deze vraag is niet aan u gesteld."))
    if giver.consent.ended_at is not None:
        return refuse("consent.ended", _("Deze vraag is niet meer nodig."))
    return ALLOWED


def may_withdraw(actor: Actor, giver: ConsentGiver | None) -> Decision:
    decision = may_answer(actor, giver)
    if not decision:
        return decision
    if giver is None or not giver.says_yes:
        return refuse("consent.not_given", _("U hebt hiervoor geen toestemming gegeven."))
    return ALLOWED


def may_ask_after_change(consent: Consent) -> Decision:
    """A change of school ended what everybody had agreed to, and nobody asked the same since."""
    if not Consent.objects.cut_off_by_school(clock.today()).filter(pk=consent.pk).exists():
        return refuse("consent.asked_already", _("Deze toestemming is al opnieuw gevraagd."))
    return ALLOWED


def may_ask_for_after(consent: Consent, *, from_on: dt.date) -> Decision:
    """It runs past the day of a change of school that is planned, and was not asked for the time after it."""
    if consent.ended_at is not None or not clock.today() < from_on < consent.valid_until:
        return refuse("consent.ended", _("Deze vraag is niet meer nodig."))
    if Consent.objects.filter(renews=consent).exists():
        return refuse("consent.asked_already", _("Deze toestemming is al opnieuw gevraagd."))
    return ALLOWED


def may_record_for(actor: Actor, giver: ConsentGiver) -> Decision:
    """Write down the answer of another: never of oneself, and nobody of the family for another."""
    if actor.is_family:
        return refuse("consent.not_for_another", _("U kunt geen antwoord geven voor iemand anders."))
    if giver.person_id == actor.person_id:
        return refuse("consent.own_answer", _("Uw eigen antwoord geeft u zelf, bij Ons gezin."))
    return ALLOWED


def may_be_recorded(giver: ConsentGiver, *, said_on: dt.date) -> Decision:
    """The question is open, still asked of him, and what is written down is newer than what is known."""
    if giver.consent.ended_at is not None or giver.consent.valid_until <= clock.today():
        return refuse("consent.ended", _("Deze vraag is niet meer nodig."))
    if not is_still_asked(giver):
        return refuse("consent.no_longer_asked", _("Deze persoon hoeft geen toestemming meer te geven."))
    if said_on > clock.today():
        return refuse("consent.said_later", _("Kies een dag die al geweest is."))
    if said_on < localdate(giver.consent.asked_at):
        return refuse("consent.said_before_asked", _("Op die dag was het nog niet gevraagd."))
    newest = max(filter(None, (giver.answered_at, giver.withdrawn_at)), default=None)
    if giver.method == Method.LOGIN and newest and localdate(newest) >= said_on:
        return refuse(
            "consent.answered_later", _("Deze persoon gaf daarna zelf antwoord. Dat antwoord blijft staan.")
        )
    return ALLOWED


def is_still_asked(giver: ConsentGiver) -> bool:
    if giver.capacity == PUPIL:
        return True
    deciding = deciding_guardians(giver.consent.pupil_id, on=clock.today())
    return giver.person_id in {row.person_id for row in deciding}


def has_yes(giver: ConsentGiver) -> Decision:
    if giver.answer != Answer.YES or giver.withdrawn_at is not None:
        return refuse("consent.not_given", _("Deze persoon heeft geen toestemming gegeven."))
    return ALLOWED


def has_proof(method: str, *, how: str, has_paper: bool) -> Decision:
    if method == Method.PAPER and not has_paper:
        return refuse("consent.paper_needed", _("Voeg het getekende papier toe: een pdf, jpg of png."))
    if method == Method.SPOKEN and not how.strip():
        return refuse("consent.how_needed", _("Schrijf op tegen wie het is gezegd, en hoe."))
    if method == Method.LOGIN:
        return refuse("consent.not_for_another", _("U kunt geen antwoord geven voor iemand anders."))
    return ALLOWED


def may_share_by_law(
    pupil: Pupil,
    ground: LegalGround,
    *,
    recipient_id: int,
    categories: Collection[str],
    reason: str,
    until: dt.date,
) -> Decision:
    """What, how long and why: within what the ground allows."""
    today = clock.today()
    if not categories or not set(categories) <= set(ground.categories):
        return refuse("legal_share.too_much", _("Op deze grond mag u dit niet delen."))
    if len(reason.strip()) < SHORTEST_REASON:
        return refuse("legal_share.reason_needed", _("Schrijf in een paar zinnen op waarom dit nodig is."))
    age = pupil.age_on(today)
    if ground.pupil_says_yes and (age is None or not ground.pupil_from_age <= age < ground.pupil_until_age):
        return refuse("legal_share.age", _("Deze grond past niet bij de leeftijd van de leerling."))
    latest = latest_share(pupil, ground)
    if until <= today:
        return refuse("legal_share.day_has_passed", _("Kies een dag die nog komt."))
    if until > latest:
        return refuse(
            "legal_share.too_long",
            _("Op deze grond mag delen tot en met %(day)s.") % {"day": date_format(latest, "j F Y")},
        )
    if ground.pupil_says_yes and not pupil_wishes(pupil, recipient_id):
        return refuse(
            "legal_share.pupil_has_not_said_yes",
            _("De leerling zei nog geen ja tegen deze organisatie. Vraag eerst toestemming."),
        )
    return ALLOWED


def latest_share(pupil: Pupil, ground: LegalGround) -> dt.date:
    """The latest day until which a ground may be used."""
    longest = clock.today() + dt.timedelta(days=ground.longest_days)
    if not ground.pupil_says_yes or pupil.person.born_on is None:
        return longest
    return min(longest, birthday(pupil.person.born_on, ground.pupil_until_age))


def pupil_wishes(pupil: Pupil, recipient_id: int) -> bool:
    """The pupil said yes to a question that still runs, and did not take it back."""
    running = Consent.objects.running_on(clock.today()).filter(pupil=pupil, recipient_id=recipient_id)
    yes = ConsentGiver.objects.filter(consent__in=running, person_id=pupil.person_id, answer=Answer.YES)
    return yes.filter(withdrawn_at__isnull=True).exists()


def parents_are_told(
    ground: LegalGround, *, told_on: dt.date | None, because: str, before: dt.date | None
) -> Decision:
    """Told, or the ground lets it wait for some days, with a reason."""
    today = clock.today()
    if told_on is not None:
        if told_on > today:
            return refuse("legal_share.told_later", _("Kies een dag die al geweest is."))
        return ALLOWED
    if ground.parents_told == "before":
        return refuse(
            "legal_share.tell_first", _("Vertel het eerst aan de ouders. Op deze grond kan dat niet wachten.")
        )
    if not because.strip() or before is None:
        return refuse(
            "legal_share.why_not_told", _("Schrijf op waarom de ouders het nog niet weten, en tot wanneer.")
        )
    latest = today + dt.timedelta(days=ground.wait_days)
    if not today < before <= latest:
        return refuse(
            "legal_share.wait_too_long",
            _("Vertel het de ouders uiterlijk op %(day)s.") % {"day": date_format(latest, "j F Y")},
        )
    return ALLOWED


def share_runs(share: LegalShare) -> Decision:
    if share.ended_at is not None or share.valid_until <= clock.today():
        return refuse("legal_share.ended", _("Dit delen was al gestopt."))
    return ALLOWED


def may_tell_parents(share: LegalShare, *, told_on: dt.date) -> Decision:
    if share.parents_told_on is not None:
        return refuse("legal_share.already_told", _("Er staat al dat de ouders het weten."))
    if told_on > clock.today():
        return refuse("legal_share.told_later", _("Kies een dag die al geweest is."))
    if told_on < share.valid_from:
        return refuse("legal_share.told_too_early", _("Op die dag was er nog niets gedeeld."))
    return ALLOWED
