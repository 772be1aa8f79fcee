"""The world of the permission table, built once for every test of this folder; each request is taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings

from tests.matrix.asking import Asking
from tests.matrix.world import build_world

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """After all others, in whatever order: the world below is built once, and kept as long as its tests last."""
    items.sort(key=lambda item: HERE in item.path.parents)


@pytest.fixture(scope="package")
def asking(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Asking]:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path_factory.mktemp("files")},
    }
    with (
        django_db_blocker.unblock(),
        override_settings(
            STORAGES=settings.STORAGES | {"default": storage}, ROOT_URLCONF="tests.matrix.urls"
        ),
        transaction.atomic(),
    ):
        yield Asking(build_world())
        transaction.set_rollback(True)
