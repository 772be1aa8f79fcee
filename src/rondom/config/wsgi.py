"""The door for a web server: rondom.config.wsgi:application."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rondom.config.settings")
application = get_wsgi_application()

# What is loaded now stays until the end. Without this, the collector looks through all of it again and again,
# in the middle of a request; every page makes some thousands of objects, so it also looks less often.
get_resolver().url_patterns  # noqa: B018 - loads the screens
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 50, 50)
