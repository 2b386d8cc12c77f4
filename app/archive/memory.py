"""Counts, and what stands first in a list, are kept for as long as the archive stays as it is.

Over 100,000 articles to count them or to put them in order takes up to half a second, and no page
of a site that nothing is added to has to wait for it twice. Of a list only keys are kept, and what
they lead to is asked anew: an article that was just withdrawn is shown nowhere.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlmodel import Session

KEPT = "counts"
"""Where a session may bring a dictionary (in its `info`) for the counts to be kept in. Whose it is
brings another one when the archive has changed.
"""

MOST_KEPT = 500

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def kept(
    ask: Callable[Concatenate[Session, Asked], Answer],
) -> Callable[Concatenate[Session, Asked], Answer]:
    """Let a question's answer, which nobody changes, be kept where its session brings a place."""

    @wraps(ask)
    def answered(session: Session, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        answers: dict[Any, Answer] | None = session.info.get(KEPT)
        if answers is None:
            return ask(session, *asked, **named)
        question = (ask, asked, tuple(named.items()))
        held = answers.get(question)  # another thread may empty them at any time
        if held is not None:
            return held
        answer = ask(session, *asked, **named)
        if len(answers) >= MOST_KEPT:
            answers.clear()
        answers[question] = answer
        return answer

    return answered
