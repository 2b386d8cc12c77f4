"""Articles that were sent by mail: without the mail's head and the marks of what is quoted."""

import re

from app.reading.parts import fold

_HEAD = re.compile(r"(?:de|from|envoye|sent|date|a|to|cc|objet|subject)\s?:\s?(?=\S)")
_SUBJECT = ("objet", "subject")
_ANSWER = re.compile(r"(?:(?:tr|re|fwd?|rv)\s?:\s*)+", re.I)
_QUOTE = re.compile(r"^(?:>[ \t]?)+", re.M)


def cut_mail(text: str) -> str:
    """`text` without the head of a mail, of which the subject stays, and without the ">" before
    each line; as it is, if it is no mail."""
    if not _HEAD.match(fold(text[:20].lstrip())):
        return text
    lines = text.lstrip().split("\n")
    count = next((i for i, line in enumerate(lines) if not _HEAD.match(fold(line))), len(lines))
    subject = next((line for line in lines[:count] if fold(line).startswith(_SUBJECT)), None)
    if subject is None or count < 2:
        return text
    title = _ANSWER.sub("", subject.partition(":")[2].strip(), count=1)
    body = "\n".join(lines[count:])
    quoted = sum(line.startswith(">") for line in lines[count:])
    if 2 * quoted > sum(bool(line.strip()) for line in lines[count:]):
        body = _QUOTE.sub("", body)
    return f"{title}\n\n{body}"
