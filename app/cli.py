"""The command `coop`."""

import json
import signal
import socket
import sys
import textwrap
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import ValidationError
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

from app import archive, documents, indexing, permalinks, reread
from app.database import DatabaseUnusable, open_database
from app.documents import Document, Rejected
from app.ingest import ArchiveFull, IngestReport, ingest
from app.lock import ArchiveBusy, sole_writer
from app.reading import UnreadableDocument, read_article, reading_to_dict
from app.search.index import Index, IndexBusy
from app.settings import Settings
from app.verify import verify

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)
coop = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


def _print_version(asked: bool) -> None:
    if asked:
        out.print(f"coop {version('cooperatheque')}")
        raise typer.Exit


@coop.callback()
def options(
    show_version: Annotated[
        bool,
        typer.Option("--version", help="Print the version", is_eager=True, callback=_print_version),
    ] = False,
) -> None:
    """Coopérathèque: take in articles, read them, serve them."""


def _path(typed: str) -> Path:
    """A path; an empty one, as an unset variable leaves it, is not meant to be this folder."""
    if not typed:
        raise typer.BadParameter("a path is empty")
    return Path(typed)


Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH…", parser=_path, help="Files and folders: .txt, .html, .jsonl"),
]
ArticleId = Annotated[str, typer.Argument(help="An article's id, or its whole permalink")]


class ArchiveMissing(Exception):
    """There is no archive where the settings say."""


def main() -> None:
    """Run `coop`; what goes wrong for the user is one line, not a traceback."""
    try:
        coop(prog_name="coop")
    except (
        ArchiveMissing,
        DatabaseUnusable,
        ArchiveBusy,
        ArchiveFull,
        IndexBusy,
        archive.ArticleMissing,
        archive.NotLive,
    ) as error:
        sys.exit(_say(error))
    except ValidationError as error:
        first = error.errors()[0]
        name = "_".join(str(part) for part in first["loc"]).upper()
        sys.exit(
            _say(f"the setting {name} is not usable: {first['msg'].removeprefix('Value error, ')}")
        )
    except OperationalError as error:
        sys.exit(_say(f"the database does not answer: {error.orig}"))
    except OSError as error:
        sys.exit(_say(": ".join(filter(None, [error.filename, error.strerror])) or error))
    except SystemExit as end:
        if end.code == 128 + signal.SIGINT:  # Typer's way to say that Ctrl-C was pressed
            _say("stopped; what was taken in is safe, and the same command may be run again")
        raise


def _say(message: object) -> int:
    err.print(f"coop: {message}", markup=False)
    return 1


def _existing() -> Settings:
    """The settings of an archive that is there. Raises `ArchiveMissing`."""
    settings = Settings()
    if not settings.database_url and not settings.database_file.exists():
        raise ArchiveMissing(
            f"there is no archive in {settings.data_dir.resolve()} (`coop ingest` makes one)"
        )
    return settings


@contextmanager
def _alone(settings: Settings) -> Iterator[tuple[Engine, Index]]:
    """The archive as it is, with this process as its sole writer."""
    with sole_writer(settings, lambda: err.print("waiting for another process to end …")):
        engine = open_database(settings)
        try:
            yield engine, Index(settings.index_dir)
        finally:
            engine.dispose()  # SQLite puts the latest changes into the database's own file


@contextmanager
def _in_step(settings: Settings) -> Iterator[tuple[Engine, Index]]:
    """The archive brought into step, with this process as its sole writer."""
    with _alone(settings) as (engine, index):
        indexing.bring_into_step(engine, index)
        yield engine, index


@coop.command("ingest")
def ingest_command(paths: Paths) -> None:
    """Take articles in: new ones are added, known ones left or given a further snapshot."""
    settings = Settings()
    report = IngestReport()
    try:
        with _in_step(settings) as (engine, index), _progress(paths) as progress, stops() as stop:

            def on_document(origin: str, size: int) -> None:
                progress(origin, size)
                stop()

            ingest(paths, settings, engine, index, on_document, report)
    finally:  # what was taken in before a stop is there, and is told
        if report.seen:
            _print_report(report, settings.data_dir.resolve())
    if passed := documents.passed_over(paths):
        told = ", ".join(f"{n} {suffix or 'without suffix'}" for suffix, n in passed.most_common())
        err.print(f"passed over in folders: {told}", markup=False)
    if report.rejected:
        raise typer.Exit(1)
    if not report.seen:
        raise typer.Exit(_say("there is no article in what was named (.txt, .html, .jsonl)"))


@contextmanager
def _progress(paths: list[Path]) -> Iterator[Any]:
    """A progress bar by bytes on a terminal; nothing in a pipe."""
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn())
    with Progress(
        *columns, TimeRemainingColumn(), console=err, transient=True, disable=not err.is_terminal
    ) as bar:
        total = documents.bytes_in(paths) if err.is_terminal else None
        task = bar.add_task("ingest", total=total)
        yield lambda origin, size: bar.update(task, advance=size, description=Path(origin).name)


@contextmanager
def stops() -> Iterator[Callable[[], None]]:
    """Ctrl-C stops where the function given is called, where all is saved; a second one at once."""
    asked = False

    def ask(_signal: int, _frame: object) -> None:
        nonlocal asked
        asked = True
        signal.signal(signal.SIGINT, before)

    def stop() -> None:
        if asked:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _print_report(report: IngestReport, folder: Path) -> None:
    out.print(f"the archive in {folder}:", markup=False)
    table = Table("added", "updated", "unchanged", "rejected")
    counts = (report.added, report.updated, report.unchanged, len(report.rejected))
    table.add_row(*map(str, counts))
    out.print(table)
    for origin, remark in report.remarks:
        _say_remark(origin, remark)
    for rejected in report.rejected:
        _say_rejected(rejected)


def _say_remark(origin: str, remark: str) -> None:
    err.print(f"note {origin}: {remark}", markup=False)


def _say_rejected(rejected: Rejected) -> None:
    err.print(f"rejected {rejected.origin}: {rejected.reason}", markup=False)


@coop.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="Port to listen on", min=0, max=65535)] = None,
    workers: Annotated[int, typer.Option(help="Server processes", min=1)] = 1,
) -> None:
    """Serve the archive's pages."""
    import uvicorn  # no other command has need of it

    settings = Settings()
    open_database(settings).dispose()  # what is wrong with it is better said here than by a worker
    host, port = host or settings.host, settings.port if port is None else port
    ipv6 = ":" in host
    shown = f"[{host}]" if ipv6 else host
    try:
        with socket.create_server(
            (host, port), family=socket.AF_INET6 if ipv6 else socket.AF_INET
        ) as free:
            port = free.getsockname()[1]  # for 0 the system chooses one
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise typer.Exit(_say(f"cannot listen on {shown}:{port}: {reason}")) from error
    err.print(
        f"Coopérathèque is on http://{shown}:{port} with the archive in "
        f"{settings.data_dir.resolve()} (Ctrl-C stops it)",
        markup=False,
    )
    uvicorn.run(
        "app.main:served_app", factory=True, host=host, port=port, workers=workers,
        log_level="warning", proxy_headers=True,
    )  # fmt: skip


@coop.command()
def parse(
    paths: Paths,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line")] = False,
) -> None:
    """Read articles and print what the reader makes of them; nothing is stored."""
    settings = Settings()
    failed = False
    for path in documents.files_in(paths):
        for document in documents.read(path):
            found = _parsed(document, settings.home_country)
            if isinstance(found, Rejected):
                failed = True
                _say_rejected(found)
            elif as_json:
                print(json.dumps(found, ensure_ascii=False))
            else:
                _print_reading(found)
    if failed:
        raise typer.Exit(1)


def _parsed(document: Document | Rejected, home_country: str) -> dict[str, Any] | Rejected:
    if isinstance(document, Rejected):
        return document
    try:
        reading = read_article(document, home_country)
    except UnreadableDocument as error:
        return Rejected(document.origin, str(error))
    for remark in document.remarks:
        _say_remark(document.origin, remark)
    source = {
        "path": document.origin,
        "url": document.metadata.url,
        "sha256": permalinks.sha256(document.content),
    }
    return {
        "id": permalinks.article_id(document.content),
        "source": source,
        **reading_to_dict(reading),
    }


def _print_reading(reading: dict[str, Any]) -> None:
    table = Table(show_header=False, title=reading["title"], title_justify="left")
    rows = {
        "id": reading["id"],
        "source": reading["source"]["url"] or reading["source"]["path"],
        "date": (reading["date"] or {}).get("edtf"),
        "dateline": (reading["dateline"] or {}).get("city"),
        "agency": reading["agency"],
        "partners": ", ".join(label["code"] for label in reading["partner_countries"]),
        "mentions": ", ".join(label["code"] for label in reading["mentioned_countries"]),
        "sectors": ", ".join(label["slug"] for label in reading["sectors"]),
        "people": "; ".join(person["name"] for person in reading["persons"]),
        "agreements": "; ".join(f"{a['kind']} ({a['status']})" for a in reading["agreements"]),
        "text": f"{len(reading['paragraphs'])} paragraphs, {len(reading['captions'])} captions, "
        f"{len(reading['teasers'])} teasers, {len(reading['repairs'])} repairs",
    }
    for name, value in rows.items():
        table.add_row(name, value or "–")
    out.print(table)


@coop.command()
def reindex() -> None:
    """Make the index anew from the database, beside the live one, and swap."""
    with _alone(_existing()) as (engine, index):
        count = indexing.rebuild(engine, index)
    out.print(f"indexed {count} articles")


@coop.command("reread")
def reread_command(
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking")] = False,
) -> None:
    """Read the stored bytes again with today's reader; show what changes, then write it."""
    settings = _existing()
    with _in_step(settings) as (engine, index):
        changed = 0
        for change in reread.changes(engine, settings.home_country):
            changed += 1
            _print_change(change)
        count = {0: "no article is", 1: "1 article is"}.get(changed, f"{changed} articles are")
        out.print(f"{count} read otherwise now")
        if not changed:
            return
        if not (yes or (sys.stdin.isatty() and typer.confirm("Write these readings?"))):
            out.print("nothing was written" + ("" if sys.stdin.isatty() else " (--yes writes)"))
            return
        for change in reread.changes(engine, settings.home_country):
            reread.write(engine, change)
        indexing.index_pending(engine, index)
        out.print("written")


def _print_change(change: reread.Change) -> None:
    out.print(f"{change.article_id} {change.title}", markup=False)
    for name, (was, now) in change.fields.items():
        out.print(f"  {name}: {_brief(was)} → {_brief(now)}", markup=False)


def _brief(value: Any) -> str:
    """A field of a reading in a few words: labels by their names, the rest shortened."""
    if isinstance(value, dict):
        return str(value.get("edtf") or value.get("city") or "–")
    if isinstance(value, list):
        names = ("code", "slug", "name", "kind", "repaired", "title", "figure", "text")
        words = (
            next((str(one[n]) for n in names if one.get(n)), "…") if isinstance(one, dict) else one
            for one in value
        )
        value = ", ".join(words)
    return textwrap.shorten(str(value or "–"), 160, placeholder=" …")


@coop.command("verify")
def verify_command() -> None:
    """Check bytes, permalinks, readings and index, article by article; nothing is changed."""
    settings = _existing()
    engine = open_database(settings, read_only=True)
    index = Index(settings.index_dir, read_only=True)
    faults = 0
    for fault in verify(engine, index):
        faults += 1
        err.print(fault, markup=False)
    with Session(engine) as session:
        held, waiting = archive.coverage(session), len(archive.pending(session, None))
    engine.dispose()
    if waiting:
        out.print(f"not in the index yet: {waiting} of the latest changes")
    if faults:
        raise typer.Exit(_say("1 fault found" if faults == 1 else f"{faults} faults found"))
    off = f" ({held.off} of them off the site)" if held.off else ""
    out.print(f"sound: {held.articles + held.off} articles{off}, {held.snapshots} snapshots")


@coop.command()
def export() -> None:
    """Print every live article with its labels, one JSON object a line."""
    with Session(open_database(_existing())) as session:
        for article, _snapshots, reading, _labels in archive.holdings(session):
            if article.state == "live":
                record = {"id": article.id, "source": article.source, **(reading or {})}
                print(json.dumps(record, ensure_ascii=False))


@coop.command()
def withdraw(
    article_id: ArticleId,
    reason: Annotated[str, typer.Option(help="Why, as the page will say")],
) -> None:
    """Take an article off the site; its permalink then says so, and why."""
    if not reason.strip():
        raise typer.Exit(_say("the reason is empty: the article's page will show it"))
    with _in_step(_existing()) as (engine, index):
        with Session(engine) as session:
            archive.withdraw(session, article_id, reason, date.today())
            session.commit()
        indexing.index_pending(engine, index)
    out.print(f"withdrawn: {permalinks.as_made(article_id)}")


@coop.command()
def merge(article_id: ArticleId, into: ArticleId) -> None:
    """Let the second article stand for the first, whose permalink then leads to it."""
    with _in_step(_existing()) as (engine, index):
        with Session(engine) as session:
            try:
                archive.merge(session, article_id, into)
            except ValueError as error:
                raise typer.Exit(_say(error)) from error
            session.commit()
        indexing.index_pending(engine, index)
    out.print(f"merged: {permalinks.as_made(article_id)} into {permalinks.as_made(into)}")


@coop.command()
def restore(article_id: ArticleId) -> None:
    """Put a withdrawn or merged article back on the site."""
    with _in_step(_existing()) as (engine, index):
        with Session(engine) as session:
            try:
                archive.restore(session, article_id)
            except ValueError as error:
                raise typer.Exit(_say(error)) from error
            session.commit()
        indexing.index_pending(engine, index)
    out.print(f"restored: {permalinks.as_made(article_id)}")
