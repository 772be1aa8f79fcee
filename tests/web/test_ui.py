"""The components: positions and words, and the HTML that ties a button to its reason."""

import datetime as dt
import math
import re
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django import forms
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from rondom.core.decision import ALLOWED, Conflict, refuse
from rondom.web.about import errors
from rondom.web.templatetags import fields, icons, pictures, score_lines, ui, words

TODAY = dt.date(2026, 11, 12)
TEMPLATES = Path(ui.__file__).parent.parent / "templates"


def draw(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Rania Haddad", "RH"),
        ("Thomas de Wit", "TW"),
        ("Ilse van Rooij", "IR"),
        ("Sami", "S"),
        ("Rania Haddad – de Wit", "RW"),
        ("van der", "VD"),
        ("سامي حداد", "سح"),
        ("", "?"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert words.initials(name) == letters


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "Vandaag"), (1, "Morgen"), (4, "Nog 4 dagen"), (-1, "1 dag te laat"), (-3, "3 dagen te laat")],
)
def test_distance(days: int, text: str) -> None:
    assert words.distance_words(TODAY + dt.timedelta(days=days), today=TODAY) == text


def test_day_names_the_year_only_when_it_is_another() -> None:
    assert words.day_words(dt.date(2026, 11, 16), today=TODAY) == "maandag 16 november"
    assert words.day_words(dt.date(2027, 1, 21), today=TODAY) == "donderdag 21 januari 2027"
    assert words.day_words(dt.date(2026, 11, 16), today=TODAY, with_weekday=False) == "16 november"


def test_day_of_a_moment_is_the_day_in_the_netherlands() -> None:
    just_before_midnight = dt.datetime(2026, 11, 11, 23, 30, tzinfo=dt.UTC)
    assert words.as_date(just_before_midnight) == dt.date(2026, 11, 12)
    assert words.as_date(dt.datetime(2026, 11, 11, 23, 30)) == dt.date(2026, 11, 11)  # noqa: DTZ001


def test_no_term_says_so() -> None:
    assert ui.distance(None) == "Geen termijn"
    assert (ui.day(None), ui.short_day(None)) == ("", "")


def test_soft_hyphen_keeps_capitals_and_letters() -> None:
    text = words.soft_words("Jeugdverpleegkundige en leerplichtambtenaar")
    assert text == "Jeugd\u00adverpleegkundige en leerplicht\u00adambtenaar"


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 7, 15, 30])
@pytest.mark.parametrize("turn", [0.0, 0.25, -0.25])
def test_ring_leaves_the_top_free_and_overlaps_nobody(count: int, turn: float) -> None:
    angles = pictures.ring_angles(count, 118, turn)
    assert len(angles) == count
    free = math.degrees(35 / 118)
    assert all(free - 0.01 <= (angle + 90) % 360 <= 360 - free + 0.01 for angle in angles)
    assert len({round(angle, 3) for angle in angles}) == count


def test_circle_numbers_have_points_not_commas() -> None:
    people = [{"name": "Anouk Terpstra", "kind": "you"}, {"name": "Lina", "initials": "LW"}]
    picture = pictures.circle_picture(
        [{"title": "Thuis", "people": people}, {"title": "School", "people": []}]
    )
    assert [node.letters for node in picture.rings[0].nodes] == ["AT", "LW"]
    assert [node.x for node in picture.rings[0].nodes] == ["214.0", "62.0"]
    assert picture.size == 276


def test_a_full_ring_has_smaller_discs() -> None:
    crowd = [{"name": f"Persoon {number}"} for number in range(20)]
    picture = pictures.circle_picture([{"title": "Thuis", "people": crowd}])
    assert float(picture.node_radius) < 19 / 1.5


@pytest.mark.parametrize(("value", "percent"), [(0, 20.0), (1, 34.4), (5, 92.0), (9, 92.0), (-2, 20.0)])
def test_scale_percent(value: float, percent: float) -> None:
    assert pictures.scale_percent(value, 0, 5) == pytest.approx(percent)


def test_scale_without_length_does_not_divide_by_zero() -> None:
    assert pictures.scale_percent(3, 3, 3) == 20.0


def test_goal_scale_says_the_same_in_a_table() -> None:
    goal = {"label": "Op tijd", "unit": "dagen", "start": 1, "target": 4, "minimum": 0, "maximum": 5}
    html = draw("{% goal_scale goal %}", goal=goal | {"voices": [("Lina", 2.5), ("School", 0)]})
    assert 'cx="56.0%"' in html
    assert "<td>2,5</td>" in html
    assert 'dx="-13" text-anchor="end"' in html


DAY = dt.date(2026, 9, 1)
SCALED = {"start": 1, "target": 4, "minimum": 0, "maximum": 5}


def score(value: float, *, after: int, author: int = 1, voice: str = "School") -> SimpleNamespace:
    return SimpleNamespace(
        value=value, scored_on=DAY + dt.timedelta(days=after), author_id=author, voice_label=voice
    )


def test_scores_over_time_draw_a_line_per_person() -> None:
    scores = [
        score(3, after=40),
        score(1, after=0),
        score(2, after=20),
        score(3, after=40, author=2, voice="Ouder"),
    ]
    goal = SCALED | {"scores": scores}
    over = score_lines.score_lines(goal)
    assert over is not None
    assert (over.first, over.last) == (DAY, DAY + dt.timedelta(days=40))
    school, parent = over.lines
    assert (school.label, parent.label) == ("School 3", "Ouder 3")
    assert [point.x for point in school.points] == ["14.0%", "41.0%", "68.0%"]
    assert [point.y for point in school.points] == [112, 88, 64]
    assert (len(school.segments), len(parent.segments)) == (2, 0)
    assert parent.name_y - school.name_y == 18
    html = draw("{% score_lines goal %}", goal=goal)
    assert "doel 4" in html
    assert "1 september 2026" in html


@pytest.mark.parametrize("scores", [[], [score(1, after=0), score(2, after=0, author=2)]])
def test_scores_of_one_day_have_no_time(scores: list[SimpleNamespace]) -> None:
    assert score_lines.score_lines(SCALED | {"scores": scores}) is None
    assert draw("{% score_lines goal %}", goal=SCALED | {"scores": scores}).strip() == ""


@given(
    st.lists(st.tuples(st.integers(-9, 99), st.integers(0, 400), st.integers(1, 9)), min_size=2, max_size=30)
)
def test_scores_stay_in_the_picture_and_names_apart(rows: list[tuple[int, int, int]]) -> None:
    scores = [score(value, after=after, author=author) for value, after, author in rows]
    over = score_lines.score_lines(SCALED | {"scores": scores})
    if over is None:
        return
    assert sum(len(line.points) for line in over.lines) == len(scores)
    points = [point for line in over.lines for point in line.points]
    assert all(16 <= point.y <= 136 and 14 <= float(point.x[:-1]) <= 68 for point in points)
    names = [line.name_y for line in over.lines]
    assert all(after - before >= 18 for before, after in pairwise(names))
    assert names[-1] < over.height


def test_route_names_a_phase_once() -> None:
    steps = [
        {"key": "1", "phase": "Preventie"},
        {"key": "2", "phase": "Preventie"},
        {"key": "3", "phase": "Doen"},
    ]
    assert [row["phase"] for row in pictures.route_steps(steps)] == ["Preventie", "", "Doen"]


def test_route_line_marks_where_we_are() -> None:
    html = draw("{% route_line steps %}", steps=[{"key": "4a", "title": "Begeleider", "kind": "here"}])
    assert html.count('aria-current="step"') == 1
    assert "U bent hier" in html


def test_route_dots() -> None:
    assert pictures.dot_kinds(4, 2) == ["done", "here", "", ""]
    assert "Stap 4 van 6: hulp" in draw('{% route_dots 6 4 "hulp" %}')
    assert "Stap 1 van 2" in draw("{% route_dots steps 1 %}", steps=["a", "b"])


def test_refused_action_is_tied_to_its_reason() -> None:
    no = refuse("consent.missing", "De toestemming van vader ontbreekt.")
    html = draw(
        '{% decision "Plan vaststellen" url="/x" decision=no %}<a href="#">Vraag vader</a>{% enddecision %}',
        no=no,
    )
    tied = re.search(r'aria-describedby="([^"]+)"', html)
    assert tied is not None
    assert f'id="{tied.group(1)}"' in html
    assert "De toestemming van vader ontbreekt." in html
    assert "Vraag vader" in html
    assert "<form" not in html


def test_allowed_action_posts_and_hides_the_ways_out() -> None:
    html = draw(
        '{% decision "Teken" url="/x" decision=yes %}Vraag vader{% enddecision %}',
        yes=ALLOWED,
        csrf_token="t",
    )
    assert '<form action="/x" method="post">' in html
    assert 'name="csrfmiddlewaretoken" value="t"' in html
    assert "Vraag vader" not in html


def test_action_can_be_a_link() -> None:
    assert '<a class="nl-button nl-button--subtle" href="/x">' in draw(
        '{% action "V" url="/x" style="subtle" method="get" %}'
    )


def test_people_and_words_are_escaped() -> None:
    html = draw("{% person name %}{% status 'info' name %}{% action name %}", name="<script>")
    assert "<script>" not in html


def test_unknown_icon_is_an_error() -> None:
    with pytest.raises(KeyError, match="bestaat-niet"):
        draw('{% icon "bestaat-niet" %}')


def test_every_icon_of_a_status_and_of_a_template_is_in_the_list() -> None:
    used = set(ui.STATUS_ICONS.values()) | icons.FLIPPED
    for path in TEMPLATES.rglob("*.html"):
        used |= set(re.findall(r'{% icon "([\w-]+)"', path.read_text()))
    assert used <= icons.known_names()


class SignalForm(forms.Form):
    when = forms.DateField(label="Wanneer", help_text="Een dag", error_messages={"required": "Kies een dag"})
    answer = forms.ChoiceField(
        label="Mag het?", choices=[("ja", "Ja"), ("nee", "Nee")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Opmerking", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)
    agree = forms.BooleanField(label="Akkoord", error_messages={"required": "Zet een vinkje"})

    def clean(self) -> None:
        self.add_error(None, "Dit kan niet samen")


def test_field_with_error_is_described_and_invalid() -> None:
    html = draw("{% form_field form.when %}", form=SignalForm({}))
    assert 'type="date"' in html
    assert 'aria-describedby="id_when_helptext id_when_error"' in html
    assert 'aria-invalid="true"' in html
    assert "Kies een dag" in html


def test_date_field_shows_the_value_the_browser_understands() -> None:
    html = draw("{% form_field form.when %}", form=SignalForm(initial={"when": TODAY}))
    assert 'value="2026-11-12"' in html


def test_choices_are_a_group_with_a_legend() -> None:
    html = draw("{% form_field form.answer %}", form=SignalForm())
    assert "<fieldset" in html
    assert html.count('type="radio"') == 2
    assert 'class="utrecht-radio-button utrecht-radio-button--html-input"' in html


def test_optional_field_says_so() -> None:
    form = SignalForm()
    assert "hoeft niet" in draw("{% form_field form.note %}", form=form)
    assert "hoeft niet" not in draw("{% form_field form.note optional=False %}", form=form)
    assert draw("{% form_field form.secret %}", form=form).strip().startswith('<input type="hidden"')


def test_error_summary_links_to_the_fields() -> None:
    form = SignalForm({})
    rows = fields.error_rows(form)
    assert [anchor for anchor, _sentence in rows] == ["", "id_when", "id_answer_0", "id_agree"]
    html = draw("{% form_errors form %}", form=form)
    assert 'href="#id_when"' in html
    assert "Er zijn 4 dingen niet goed" in html
    assert draw("{% form_errors form %}", form=SignalForm()) == ""


def test_blocks_draw_their_content() -> None:
    html = draw(
        '{% next_action "Nu aan u" "Praat" url="/x" button="Begin" %}<p>a</p>{% endnext_action %}'
        '{% panel %}<p>b</p>{% endpanel %}{% locked "Slot" %}<p>c</p>{% endlocked %}'
        '{% voice "Sami" "leerling" plain=True %}<p>d</p>{% endvoice %}'
        '{% empty "Leeg" %}<p>e</p>{% endempty %}'
        '{% signature "Rania Haddad" "moeder" "done" "Getekend" note="11 november" %}{% endsignature %}'
        '{% key_question "Wat?" %}<p>f</p>{% endkey_question %}{% panel "Vak" %}<p>g</p>{% endpanel %}'
    )
    assert all(f"<p>{letter}</p>" in html for letter in "abcdefg")


def test_timeline_shows_the_hour_in_the_netherlands() -> None:
    moment = dt.datetime(2026, 11, 10, 15, 5, tzinfo=dt.UTC)
    html = draw("{% timeline events %}", events=[{"at": moment, "what": "Herinnering", "by": "Rondom"}])
    assert "16:05" in html


def test_conflict_shows_both_texts() -> None:
    conflict = Conflict(theirs="van hen", theirs_by="Daan", revision=1700)
    names = {"conflict": conflict, "mine": "van mij", "field": "text", "title": "Iemand was u voor"}
    html = render_to_string("ui/conflict_part.html", names)
    assert "van mij" in html
    assert "van hen" in html
    assert "Tekst van Daan" in html
    assert 'data-keep-mine="1700"' in html


@pytest.mark.django_db
def test_conflict_page_sends_everything_again(rf: RequestFactory) -> None:
    conflict = Conflict(theirs="van hen", revision=7)
    request = rf.post("/", {"text": "oud", "revision": "6", "kind": "goed", "csrfmiddlewaretoken": "t"})
    names = {"conflict": conflict, "mine": "van mij", "field": "text", "title": "Iemand was u voor"}
    html = render_to_string("ui/conflict.html", names, request)
    assert 'name="kind" value="goed"' in html
    assert html.count('name="revision"') == 1
    assert 'name="revision" value="7"' in html
    assert ">van mij</textarea>" in html


@pytest.mark.django_db
def test_error_pages(rf: RequestFactory) -> None:
    request = rf.get("/")
    answers = [
        errors.bad_request(request, SuspiciousOperation()),
        errors.bad_request(request, RequestDataTooBig()),
        errors.not_found(request, PermissionDenied()),
        errors.server_error(request),
    ]
    assert [answer.status_code for answer in answers] == [400, 413, 404, 500]


def test_server_error_page_needs_nothing() -> None:
    html = render_to_string("500.html")
    assert "Er ging iets mis bij ons" in html


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "?dir=rtl", "?variant=room", "?variant=onbekend"])
def test_gallery_has_no_inline_style_or_script(client: Client, query: str) -> None:
    html = client.get(reverse("gallery") + query).content.decode()
    assert not re.search(r"\sstyle=|\son\w+=|<style", html)
    assert ('dir="rtl"' in html) is ("rtl" in query)
    names = re.findall(r'\sid="([^"]+)"', html)
    assert [name for name in names if names.count(name) > 1] == []


@pytest.mark.django_db
def test_gallery_is_closed_beside_real_children(client: Client, settings: Any) -> None:
    settings.DEBUG = settings.DEMO = False
    assert client.get(reverse("gallery")).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["about:help", "about:privacy", "about:accessibility"])
def test_plain_pages_are_open_to_everybody(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code == 200


def test_refused_and_not_found_are_word_for_word_the_same() -> None:
    assert (TEMPLATES / "403.html").read_text() == (TEMPLATES / "404.html").read_text()


def test_a_long_name_stands_in_the_circle_as_initials() -> None:
    """The title and the lists keep the whole name."""
    rings = [{"title": "Thuis", "people": []}]
    assert ">Sami</text>" in ui.circle(rings, "Sami")
    drawn = ui.circle(rings, "Charlotte")
    assert ">Charlotte</text>" not in drawn
    assert "Charlotte staat in het midden" in drawn
