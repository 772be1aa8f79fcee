"""What is asked in every section, in plain words, for who sees nothing else."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rondom.plans.terms import Section

HELP: dict[str, str | Promise] = {
    Section.REASON: _("Waarom is er nu extra hulp of aandacht nodig?"),
    Section.GOES_WELL: _("Wat gaat er goed? Wat kan dit kind, en waar wordt het blij van?"),
    Section.IS_HARD: _("Wat is lastig? Wanneer ziet u dat, en wanneer juist niet?"),
    Section.WISH: _("Wat hoopt u voor dit kind?"),
    Section.SCHOOL_CAREER: _("Waar ging dit kind naar school, en hoe ging dat?"),
    Section.DIDACTIC: _("Hoe ging het leren? Wat was de laatste stand?"),
    Section.TRIED: _("Wat is er gedaan, hoe lang, en hielp het?"),
    Section.EARLIER_RESEARCH: _("Welk onderzoek is er gedaan, wanneer, en wat kwam eruit?"),
    Section.HEALTH: _("Wat moeten wij weten over de gezondheid van dit kind, om goed te kunnen helpen?"),
    Section.ABSENCE: _("Wat weet u over er zijn en er niet zijn?"),
    Section.SUPPORT_SO_FAR: _("Welke hulp gaf u, hoe lang, en wat hielp?"),
    Section.PICTURE: _("Hoe denkt u dat het komt?"),
}
