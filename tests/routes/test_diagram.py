"""The picture of a route: every step once, every usual move a line, nothing outside the frame."""

import re

import pytest

from rondom.routes.definition import parse_route
from rondom.routes.diagram import HEIGHT, WIDTH, diagram
from rondom.routes.drafting.starting import library_names, library_text


@pytest.mark.parametrize("name", library_names())
def test_every_step_and_move_of_the_library_is_drawn(name):
    route = parse_route(library_text(name))
    drawn = diagram(route)
    assert [box.key for box in drawn.boxes] == [step.key for step in route.steps]
    assert len(drawn.lines) == sum(len(step.next) for step in route.steps) + len(route.switches)
    assert len({(box.x, box.y) for box in drawn.boxes}) == len(drawn.boxes)
    for box in drawn.boxes:
        assert 0 <= box.x <= drawn.width - WIDTH
        assert 0 <= box.y <= drawn.height - HEIGHT
    for line in drawn.lines:
        numbers = [int(number) for number in re.findall(r"-?\d+", line.path)]
        assert all(0 <= number <= max(drawn.width, drawn.height) for number in numbers)


def test_steps_to_exchange_stand_beside_each_other():
    boxes = {box.key: box for box in diagram(parse_route(library_text("ihi"))).boxes}
    assert boxes["4a"].y == boxes["4b"].y
    assert boxes["4a"].x < boxes["1"].x < boxes["4b"].x
