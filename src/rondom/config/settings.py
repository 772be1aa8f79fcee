"""Settings: values only, differences come from the environment (docs/operations.md lists them)."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from rondom.config.env import database, env_bool, env_int, env_list, env_secret, env_text

PACKAGE = Path(__file__).resolve().parent.parent
VAR = Path(env_text("RONDOM_VAR", str(PACKAGE.parent.parent / "var"))).resolve()

DEBUG = env_bool("RONDOM_DEBUG", default=False)
DEMO = env_bool("RONDOM_DEMO", default=False)  # one-click sign-in and mail in files: never with real children
SECRET_KEY = env_secret("RONDOM_SECRET_KEY", fallback=VAR / "secret-key")
FILE_KEYS = env_list("RONDOM_FILE_KEYS") or [f"1:{env_secret('RONDOM_FILE_KEY', fallback=VAR / 'file-key')}"]
ALLOWED_HOSTS = env_list("RONDOM_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = env_list("RONDOM_ORIGINS")
SITE_ADDRESS = env_text("RONDOM_ADDRESS", "http://localhost:8000")

INSTALLED_APPS = [
    "rondom.config",
    "rondom.core",
    "rondom.audit",
    "rondom.events",
    "rondom.people",
    "rondom.files",
    "rondom.notifications",
    "rondom.families",
    "rondom.consent",
    "rondom.dossiers",
    "rondom.keeping",
    "rondom.notes",
    "rondom.triage",
    "rondom.routes",
    "rondom.moving",
    "rondom.meetings",
    "rondom.plans",
    "rondom.arrangements",
    "rondom.tlv",
    "rondom.experts",
    "rondom.documents",
    "rondom.sending",
    "rondom.safeguarding",
    "rondom.watch",
    "rondom.support",
    "rondom.reports",
    "rondom.integrations.oso",
    "rondom.integrations.pupil_lists",
    "rondom.integrations.youth_index",
    "rondom.web",
    "rondom.demo",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "rondom.web.middleware.OwnResourceMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # why this is safe here: docs/decisions/0007
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "rondom.web.middleware.LanguageMiddleware",
    "rondom.web.middleware.CleanWordsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rondom.web.sessions.SeenMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rondom.web.middleware.ActorMiddleware",
    "rondom.web.second_factor.SecondFactorMiddleware",
    "rondom.web.middleware.ChooseHatMiddleware",
    "rondom.web.middleware.ReadOnlyGetMiddleware",
]

ROOT_URLCONF = "rondom.config.urls"
WSGI_APPLICATION = "rondom.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "rondom.web.context.page",
            ],
            "builtins": [
                "rondom.web.templatetags.ui",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

CACHE_TABLE = "rondom_cache"  # made by a migration of people
DATABASES = {"default": database(env_text("DATABASE_URL", f"sqlite://{VAR / 'rondom.sqlite3'}"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
MIGRATION_MODULES: dict[str, str] = {}

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "rondom.web.account.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account starts from an invitation that was sent to the address
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
# Attempts per quarter of an hour: per address of a computer (a school is one address), per account (key or user).
ACCOUNT_RATE_LIMITS = {
    "login_failed": "50/15m/ip,10/15m/key",
    "reset_password": "20/15m/ip,5/15m/key",
    "reset_password_from_key": "20/15m/ip",
    "change_password": "10/15m/user",
    "reauthenticate": "10/15m/user",
    "invitation": "20/15m/ip",
    "calendar_feed": "20/15m/ip",
    "ask_point": "10/h/ip",
}
ACCOUNT_USER_DISPLAY = "rondom.people.queries.display_name"
ACCOUNT_SESSION_REMEMBER = False  # closing the browser signs out: schools share computers
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_FORMS = {
    "login": "rondom.web.account.forms.SignInForm",
    "reauthenticate": "rondom.web.account.forms.PasswordAgainForm",
    "change_password": "rondom.web.account.forms.ChangePasswordForm",
    "set_password": "rondom.web.account.forms.SetPasswordForm",
    "reset_password": "rondom.web.account.forms.ForgottenPasswordForm",
    "reset_password_from_key": "rondom.web.account.forms.NewPasswordForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env_bool("RONDOM_BEHIND_PROXY", default=False) else 0
MFA_ADAPTER = "rondom.web.account.adapter.FactorAdapter"
MFA_FORMS = {
    "authenticate": "rondom.web.account.forms.CodeForm",
    "reauthenticate": "rondom.web.account.forms.CodeAgainForm",
    "activate_totp": "rondom.web.account.forms.AppForm",
    "add_webauthn": "rondom.web.account.forms.PasskeyForm",
    "authenticate_webauthn": "rondom.web.account.forms.KeyForm",
    "login_webauthn": "rondom.web.account.forms.KeySignInForm",
    "reauthenticate_webauthn": "rondom.web.account.forms.KeyAgainForm",
}
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the invitation went to the address
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Rondom"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG or DEMO

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 12
CSRF_COOKIE_HTTPONLY = True  # forms carry the token; no script reads the cookie
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = env_bool("RONDOM_HTTPS", default=not (DEBUG or DEMO))
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE
SECURE_HSTS_SECONDS = 31536000 if SESSION_COOKIE_SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SESSION_COOKIE_SECURE
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env_bool("RONDOM_BEHIND_PROXY", default=False) else None
)
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    "camera": [],
    "geolocation": [],
    "microphone": [],
    "payment": [],
    "usb": [],
    "browsing-topics": [],
    "display-capture": [],
}

# Attempts are counted in the cache, so all processes share it: Redis, or else a table.
CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": CACHE_TABLE,
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "process": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
if redis_url := env_text("REDIS_URL", ""):
    CACHES["default"] = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels")), ("tr", _("Turks")), ("ar", _("Arabisch"))]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAR / "files"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
CLAMAV_SOCKET = env_text("RONDOM_CLAMAV_SOCKET", "")
PDF_FONT_FOLDER = env_text("RONDOM_PDF_FONT_FOLDER", "")
HOUSE_STYLE_FOLDER = env_text(
    "RONDOM_HOUSE_STYLE_FOLDER", ""
)  # <region>/style.yaml and logo.png, for documents
UPLOAD_MAX_BYTES = env_int("RONDOM_UPLOAD_MAX_MB", 25) * 1024 * 1024

EMAIL_BACKEND = "django.core.mail.backends." + ("filebased" if DEMO else "smtp") + ".EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = env_text("RONDOM_SMTP_HOST", "localhost")
EMAIL_PORT = env_int("RONDOM_SMTP_PORT", 25)
EMAIL_HOST_USER = env_text("RONDOM_SMTP_USER", "")
EMAIL_HOST_PASSWORD = env_text("RONDOM_SMTP_PASSWORD", "")
EMAIL_USE_TLS = env_bool("RONDOM_SMTP_TLS", default=False)
EMAIL_TIMEOUT = 15
DEFAULT_FROM_EMAIL = env_text("RONDOM_MAIL_FROM", "Rondom <rondom@localhost>")

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "quiet": {
            "()": "rondom.config.logs.QuietFormatter",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["console"], "level": env_text("RONDOM_LOG_LEVEL", "WARNING")},
}
