"""What is about a child goes with the dossier; hours and calendars stay as long as the account of the money."""

from django.utils.translation import gettext_lazy as _

from rondom.core.retention import DataKind, keep, keep_with
from rondom.experts.rules import expert_rules

_RULES = expert_rules()

keep_with("dossiers.Dossier", {"experts.PupilDeployment": "dossier"})
keep(
    "experts.Deployment",
    months=_RULES.kept.months,
    start=_("de vraag is gesteld"),
    source=_RULES.kept.source,
    kind=DataKind.ACCOUNTS,
    label=_("inzet van begeleiders"),
    since="asked_on",
    confirmed=_RULES.kept.confirmed,
)
keep_with("experts.Deployment", {"experts.UsedHours": "deployment"})
keep(
    "experts.DrawingRight",
    months=_RULES.kept.months,
    start=_("de uren zijn vastgesteld"),
    source=_RULES.kept.source,
    kind=DataKind.ACCOUNTS,
    label=_("uren van begeleiders per school"),
    since="set_on",
    confirmed=_RULES.kept.confirmed,
)
keep(
    "experts.Expert",
    months=_RULES.kept.months + _RULES.kept_expert.months,
    start=_("iemand is niet meer in te zetten"),
    source=_RULES.kept_expert.source,
    kind=DataKind.PEOPLE,
    label=_("agenda van een begeleider"),
    since="valid_until",
    confirmed=_RULES.kept_expert.confirmed,
)
