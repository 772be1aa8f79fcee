"""The door for a web server: rondom.config.wsgi:application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rondom.config.settings")
application = get_wsgi_application()
