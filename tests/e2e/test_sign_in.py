"""Signing in, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import FreshPupil


def test_demo_page_signs_in_with_one_click(visitor: Page, check_axe: Callable[[Page], None]) -> None:
    visitor.goto("/")
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Wie wilt u zijn?")
    check_axe(visitor)

    visitor.get_by_role("button", name="Kijk mee als Rania Haddad").click()

    expect(visitor.get_by_label("Rania Haddad")).to_be_visible()


@pytest.mark.parametrize("age", [8, 13])
def test_own_pupil_of_a_journey(
    fresh_pupil: Callable[..., FreshPupil], visit: Callable[[str], Page], age: int
) -> None:
    pupil = fresh_pupil(age=age)

    page = visit(pupil.parent)

    expect(page.get_by_label(pupil.guardian_name)).to_be_visible()
