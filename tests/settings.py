"""Settings of the test suite: the product's own, made quick, and without what leaves the process."""

import os

os.environ.setdefault("SECRET_KEY", "tests-only-0123456789-0123456789-0123456789-0123456789")
os.environ.setdefault("STATIC_FROM_SOURCE", "1")
os.environ["EMAIL_URL"] = ""

from scrutiny.settings import *  # noqa: F403  # the environment above must stand first; names are settings
from scrutiny.settings import CACHES, REDIS_URL

DEBUG = False
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Tasks run where they are queued, after the commit, and their errors reach the test.
CELERY_TASK_ALWAYS_EAGER = True
PARTS_AHEAD = False
PAPER_FORMATS_AHEAD = False
CELERY_TASK_EAGER_PROPAGATES = True

# The halves of a parallel run share one Valkey; each has a numbered database there, emptied after each test.
_number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) + 1
CACHES["default"]["LOCATION"] = f"{REDIS_URL.partition('?')[0]}?db={_number}"

# Files are looked up when they are asked for: no scan of every folder for each test client.
WHITENOISE_AUTOREFRESH = True
