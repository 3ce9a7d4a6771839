"""Every setting of the product; what differs between machines comes from the environment."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from kombu import Queue

from config import addresses, embedded, env
from config.production import (
    refuse_strange_channel,
    refuse_unreachable,
    refuse_unsafe,
    refuse_unsendable,
)

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(env.text("VAR_DIR", str(BASE_DIR / "var")))
PRODUCTION = env.one_of("APP_ENV", "embedded", "production") == "production"

if not PRODUCTION:
    VAR.mkdir(mode=0o700, parents=True, exist_ok=True)

# -- Who may talk to this site
# ------------------------------------------------------------------------------------------------
DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = (
    env.text("SECRET_KEY") if PRODUCTION else env.text("SECRET_KEY", embedded.secret_in(VAR))
)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", None if PRODUCTION else "localhost,127.0.0.1,[::1]")
SITE_ADDRESS = addresses.site(
    env.url(
        "SITE_ADDRESS",
        f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if PRODUCTION else "http://localhost:8000",
        schemes=("https",) if PRODUCTION else ("https", "http"),
    )
)
"""Where people reach this site, with its port if it has one: links in letters begin with it, and
forms may come from it.
"""
CSRF_TRUSTED_ORIGINS = env.words(
    "CSRF_TRUSTED_ORIGINS",
    ",".join({SITE_ADDRESS: "", **{f"https://{host}": "" for host in ALLOWED_HOSTS}})
    if PRODUCTION
    else "",
)
if PRODUCTION:
    refuse_unsafe(debug=DEBUG, secret_key=SECRET_KEY, allowed_hosts=ALLOWED_HOSTS)
    refuse_unreachable(
        site_address=SITE_ADDRESS, origins=CSRF_TRUSTED_ORIGINS, allowed_hosts=ALLOWED_HOSTS
    )

# -- What the site is made of
# -------------------------------------------------------------------------------------------------
ROOT_URLCONF = "config.urls"
TODAY_SOURCE = "rosters.selectors.today.coded_day"
"""Who tells the staff list where everybody is: weeks are planned above it."""
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
INSTALLED_APPS = [
    "outgoing",
    "reports",
    "seasons",
    "feeds",
    "inspection",
    "ownweek",
    "duties",
    "rosters",
    "calls",
    "swaps",
    "hours",
    "events",
    "lodging",
    "serving",
    "support",
    "mobilisation",
    "assignments",
    "declarations",
    "weeks",
    "intake",
    "directives",
    "units",
    "accounts",
    "notices",
    "audit",
    "django.contrib.admin.apps.SimpleAdminConfig",  # looks nowhere by itself: config/technical.py
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "crispy_forms",
    "crispy_bootstrap5",
]
if not PRODUCTION:
    INSTALLED_APPS.insert(0, "demo")  # the invented department and its script
MIDDLEWARE = [
    "config.csp.ContentSecurityPolicy",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.closed.PagesKeptNowhere",
    "config.language.ChosenLanguage",
    "config.readable.ReadableRequests",
    "config.health.HealthFirst",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.sessions.SessionLimits",
    "accounts.sessions.OwnPasswordFirst",
    "accounts.sessions.WholePageSignIn",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "config.errors.ButtonsOnly",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "libraries": {"navigation": "config.navigation"},
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = "bootstrap5"
CRISPY_TEMPLATE_PACK = "bootstrap5"

# -- Where things are kept
# --------------------------------------------------------------------------------------------------
# No ATOMIC_REQUESTS: with IMMEDIATE every page that only reads would queue for the writer's lock.
DATABASES: dict[str, dict[str, Any]] = {"default": addresses.sqlite(VAR / "db.sqlite3")}
if PRODUCTION or env.text("DATABASE_URL", ""):
    DATABASES["default"] = addresses.postgresql(
        env.url("DATABASE_URL", schemes=("postgresql", "postgres"))
    )

CACHES = {
    "default": addresses.cache(
        env.url("CACHE_URL", schemes=("redis", "rediss")).geturl()
        if env.text("CACHE_URL", "")
        else ""
    )
}

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(VAR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_HASHED = env.flag(
    "STATIC_HASHED", default=PRODUCTION
)  # needs `manage.py collectstatic` before the start
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "whitenoise.storage.CompressedManifestStaticFilesStorage"
            if STATIC_HASHED
            else "django.contrib.staticfiles.storage.StaticFilesStorage"
        )
    },
}
if not STATIC_HASHED:
    STATIC_ROOT.mkdir(
        parents=True, exist_ok=True
    )  # WhiteNoise warns about a folder that is not there
WHITENOISE_USE_FINDERS = not STATIC_HASHED
WHITENOISE_AUTOREFRESH = DEBUG

# -- Signing in
# --------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign-in"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "accounts:sign-in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 14},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ISSUED_PASSWORD_LASTS = timedelta(days=env.number("ISSUED_PASSWORD_DAYS", 7))
SIGN_IN_TRIES = dict(
    zip(("account", "network", "overall"), env.numbers("SIGN_IN_TRIES", 10, 30, 300), strict=True)
)
"""How many wrong guesses in a quarter of an hour are looked at: of one account, from one network,
over all. What a device guesses that has signed in to the account before counts by itself.
"""
DEVICE_LASTS = timedelta(days=180)
DEVICE_COOKIE_NAME = "device"
PASSWORD_LINK_LASTS, INVITATION_LASTS = timedelta(hours=1), timedelta(days=7)
SESSION_IDLE, SESSION_LASTS = (
    timedelta(minutes=30),
    timedelta(hours=12),
)  # without a touch; at the longest
SESSION_COOKIE_AGE = int(SESSION_LASTS.total_seconds())
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100_000
"""A plain form sends a field for every ticked row. So many are read in 0.3 s; without a limit the
2.5 MB of a form may hold 1.3 million, which take 2 s.
"""
CSRF_FAILURE_VIEW = "config.errors.csrf_failure"
TRUSTED_PROXIES = (
    1 if env.flag("BEHIND_PROXY", default=False) else 0
)  # how many of ours write X-Forwarded-For
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = int(timedelta(days=365).total_seconds())

if PRODUCTION:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
    DEVICE_COOKIE_NAME = "__Host-device"
    SECURE_SSL_REDIRECT = True
    SECURE_REDIRECT_EXEMPT = [r"^healthz/"]
    SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds())
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    if env.flag(
        "BEHIND_PROXY", default=False
    ):  # only where the proxy itself writes this header: see deploy/nginx.conf
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# -- Language, dates, numbers
# -------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["config.formats"]
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# -- Mail
# --------------------------------------------------------------------------------------------------
EMAIL_BACKEND = "config.outbox.EmailBackend"
EMAIL_FILE_PATH = VAR / "outbox"
EMAIL_TIMEOUT = 20  # seconds a step: a mail server that hangs must not hold the 8:00 list
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text(
    "DEFAULT_FROM_EMAIL", None if PRODUCTION else "lich-lam-viec@localhost.localdomain"
)
refuse_unsendable(DEFAULT_FROM_EMAIL)
if PRODUCTION or env.text("EMAIL_URL", ""):
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_SSL, EMAIL_USE_TLS = (
        addresses.smtp(env.url("EMAIL_URL", schemes=("smtp", "smtps")))
    )

# -- Work in the background: the database holds what is due, Celery only rings (docs/operations.md)
# ---------------------------
CELERY_BROKER_URL = env.text("CELERY_BROKER_URL", None if PRODUCTION else "filesystem://")
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, Any] = {"visibility_timeout": 300}
if CELERY_BROKER_URL == "filesystem://":
    CELERY_BROKER_TRANSPORT_OPTIONS = embedded.broker_in(VAR)
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_QUEUES = [Queue("mail"), Queue("plan")]
CELERY_TASK_CREATE_MISSING_QUEUES = False
CELERY_TASK_DEFAULT_QUEUE = "mail"
CELERY_TASK_ROUTES = {room: {"queue": "plan"} for room in ("rosters.*", "duties.*", "seasons.*")}
CELERY_TASK_TIME_LIMIT = 120
CELERY_TASK_SOFT_TIME_LIMIT = 110
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 500
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = TIME_ZONE
CELERY_BEAT_SCHEDULE_FILENAME = env.text("BEAT_SCHEDULE_FILE", str(VAR / "beat-schedule"))

# Where the watchdog tells troubles besides the log: an address that takes JSON, a command that
# reads lines; either, both or none.
ALERT_URL = env.text("ALERT_URL", "")
refuse_strange_channel(ALERT_URL)
ALERT_COMMAND = env.text("ALERT_COMMAND", "")

# A mark of how far sending has come, kept outside the database: an older copy of it sends nothing
# until somebody releases it (docs/operations.md). Never part of a copy.
MARK_FILE = env.text("MARK_FILE", "" if PRODUCTION else str(VAR / "mark.json"))
MARK_REDIS_URL = CELERY_BROKER_URL if CELERY_BROKER_URL.startswith("redis") else ""

# -- What the log says: one line a matter, to the standard error of the process
# -----------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"discreet": {"()": "config.discreet.DiscreetFilter"}},
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["discreet"],
        }
    },
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "INFO")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "django.server": {"handlers": [], "propagate": True},
    },
}
