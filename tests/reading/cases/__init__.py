"""Cases written by hand, kept as text: a sentence, and indented below what is read in it."""

from pathlib import Path


def read_cases(name: str) -> list[tuple[str, list[str]]]:
    """The cases of `<name>.txt`: each sentence with its expected lines."""
    text = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8")
    cases = [case.split("\n") for case in text.strip().split("\n\n")]
    return [(first, [line.strip() for line in rest if line.strip()]) for first, *rest in cases]
