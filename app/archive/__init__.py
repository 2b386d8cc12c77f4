"""The archive's database, as plain functions of a session; all SQL is here.

`questions` asks, `browsing` what only pages ask, `changes` changes. Nothing here is SQLite's alone.
"""

from app.archive.browsing import *  # noqa: F403
from app.archive.changes import *  # noqa: F403
from app.archive.questions import *  # noqa: F403
