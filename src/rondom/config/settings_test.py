"""Settings of the tests: quick hashing, mail in memory, tasks that wait until a test runs them."""

import os
import tempfile

os.environ.setdefault("RONDOM_VAR", tempfile.mkdtemp(prefix="rondom-test-"))
os.environ.setdefault("RONDOM_DEMO", "1")
os.environ.setdefault("RONDOM_HTTPS", "0")

from rondom.config.settings import *  # noqa: F403
from rondom.config.settings import CACHES, DATABASES, STATIC_ROOT, STORAGES

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
SECRET_KEY = "only-for-tests"  # noqa: S105
FILE_KEYS = ["1:" + "00" * 32]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = CACHES | {"default": CACHES["process"] | {"LOCATION": "default"}}
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if "postgresql" in str(DATABASES["default"]["ENGINE"]):
    # A pool outlives the test database; and what is lost in a crash of a test is no loss.
    DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}
# The tables as the models say: walking all migrations takes half a minute. The journeys and the worker's tests migrate.
DATABASES["default"]["TEST"] = {"MIGRATE": False}
