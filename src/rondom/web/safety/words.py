"""What is next in a case, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rondom.safeguarding.meldcode import meldcode
from rondom.safeguarding.queries import ToDo
from rondom.safeguarding.terms import Advice, Step
from rondom.web.links import address


@dataclass(frozen=True, slots=True)
class Next:
    """kind: of the status word. button and url: empty when there is only waiting."""

    kind: str
    label: str
    title: str
    text: str
    button: str = ""
    url: str = ""


def next_words(case_id: object, todo: ToDo | None) -> Next | None:
    if todo is None:
        return None
    before = _before_weighing(case_id, todo.code)
    return before or _after_weighing(case_id, todo) or _after_decision(case_id, todo)


def _before_weighing(case_id: object, code: str) -> Next | None:
    if code == "consult":
        return Next(
            "you",
            _("Nu aan u · stap 2"),
            _("Overleg met een collega of met Veilig Thuis"),
            _("Vraag de aandachtsfunctionaris mee te kijken. Veilig Thuis geeft ook advies zonder naam: %s.")
            % meldcode().phone.number,
            _("Leg het overleg vast"),
            address("safety:write", case_id=case_id, step=Step.CONSULT),
        )
    if code == "talk":
        return Next(
            "you",
            _("Nu aan u · stap 3"),
            _("Praat met de ouders en het kind"),
            _("Is praten nu niet veilig? Leg dan vast waarom u wacht."),
            _("Leg het gesprek vast"),
            address("safety:write", case_id=case_id, step=Step.TALK),
        )
    if code == "weigh":
        return Next(
            "you",
            _("Nu aan u · stap 4"),
            _("Weeg met de vijf vragen"),
            _("U leest eerst wat er staat. De vragen zeggen daarna of u meldt, hulp regelt of afsluit."),
            _("Begin met wegen"),
            address("safety:weigh", case_id=case_id),
        )
    return None


def _after_weighing(case_id: object, todo: ToDo) -> Next | None:
    if todo.code == "decide":
        text = _("Veilig Thuis is dag en nacht te bellen: %s. Leg daarna uw besluit vast.")
        if todo.advice == Advice.HELP:
            text = _("Moet er toch gemeld worden? Veilig Thuis: %s.")
        return Next(
            "late" if todo.advice == Advice.REPORT_NOW else "you",
            _("De weging zegt"),
            str(Advice(todo.advice).label),
            text % meldcode().phone.number,
            _("Leg het besluit vast"),
            address("safety:decide", case_id=case_id),
        )
    if todo.code == "close":
        return Next(
            "you",
            _("Nu aan u"),
            str(Advice(todo.advice).label) if todo.advice else _("Sluit de zaak af"),
            _("Is er nog iets? Schrijf het eerst op. Na het afsluiten kan niemand meer iets toevoegen."),
            _("Sluit de zaak af"),
            address("safety:close", case_id=case_id),
        )
    if todo.code == "weigh_again":
        return Next(
            "late",
            _("De afgesproken tijd is voorbij"),
            _("Weeg opnieuw"),
            _("De hulp moest nu werken, en niemand legde vast dat het veilig is. Zo niet, dan meldt u."),
            _("Weeg opnieuw"),
            address("safety:weigh", case_id=case_id),
        )
    return None


def _after_decision(case_id: object, todo: ToDo) -> Next:
    def follow(what: str) -> str:
        return address("safety:follow_up", case_id=case_id, decision_id=todo.decision_id, what=what)

    if todo.code in ("await_answer", "ask_answer"):
        is_late = todo.code == "ask_answer"
        return Next(
            "late" if is_late else "wait",
            _("Het antwoord is te laat") if is_late else _("Wacht op Veilig Thuis"),
            _("Vraag Veilig Thuis wat er is besloten")
            if is_late
            else _("Veilig Thuis besluit wat er gebeurt"),
            _("Dat moet binnen %s werkdagen.") % meldcode().terms.veilig_thuis_decides.working_days,
            _("Leg het antwoord vast"),
            follow("answer"),
        )
    if todo.code == "inform":
        return Next(
            "you",
            _("Nu aan u"),
            _("Vertel de ouders wat u besloot"),
            _("Doe dat als het veilig kan."),
            _("Leg vast dat de ouders het weten"),
            follow("parents"),
        )
    return Next(
        "wait",
        _("De hulp loopt"),
        _("Kijk of de hulp werkt"),
        _("Ziet u eerder dat het niet veilig is? Weeg dan meteen opnieuw."),
        _("Leg vast dat de hulp werkt"),
        follow("effect"),
    )
