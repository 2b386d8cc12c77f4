"""The archive's database, as plain functions of a session; all SQL is here.

`questions` asks, `counts` counts, `browsing` asks what only pages do, `changes` changes.
Nothing here is SQLite's alone.
"""

from app.archive.browsing import *  # noqa: F403
from app.archive.changes import *  # noqa: F403
from app.archive.counts import *  # noqa: F403
from app.archive.memory import *  # noqa: F403
from app.archive.questions import *  # noqa: F403
