"""The case of the social team, and its addresses."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from tests.integrations.youth_index.conftest import switched_on
from tests.triage.conftest import actor, case, judged, triage

__all__ = ["actor", "case", "judged", "switched_on", "triage"]


@pytest.fixture
def url(case) -> Callable[..., str]:
    return lambda name, *more: reverse(f"triage:{name}", args=[case.ref, *more])
