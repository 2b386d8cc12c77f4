import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Thread

import pytest
from sqlmodel import Session

from app import archive, indexing, reread
from app.database import open_database
from app.documents import Document
from app.ingest import IngestReport, ingest, take_in
from app.lock import sole_writer
from app.search.engine import Engine
from app.search.index import Index
from app.search.language import parse
from app.settings import Settings
from app.verify import verify
from tests.conftest import SEEDS

TAIL = """

Voir plus

Une légende. Photo : VNA

Un autre titre

Les deux provinces ont décidé mardi de coopérer davantage dans un autre domaine, celui des forêts.
"""


class Archive:
    """An archive of its own in a folder, changed through the same functions as `coop`."""

    def __init__(self, folder: Path) -> None:
        self.settings = Settings(data_dir=folder / "data", _env_file=None)
        self.engine = open_database(self.settings)
        self.index = Index(self.settings.index_dir)

    def ingest(self, *paths: Path) -> IngestReport:
        with sole_writer(self.settings):
            indexing.bring_into_step(self.engine, self.index)
            return ingest(paths, self.settings, self.engine, self.index)

    def faults(self) -> list[str]:
        return list(verify(self.engine, self.index))


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Archive]:
    archive = Archive(tmp_path)
    yield archive
    archive.engine.dispose()


def write_articles(path: Path, count: int) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            record = {
                "title": f"Le Vietnam et le Japon signent l’accord numéro {number}",
                "text": f"Hanoï (VNA) – L’accord {number} a été signé à Hanoï le 5 mai 2025.\n\n"
                f"Il porte sur l’énergie solaire et sur {number} autres sujets. -VNA",
                "url": f"https://example.org/{number}",
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def coop(folder: Path, *words: str, **options: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "app", *words],
        env={**os.environ, "DATA_DIR": str(folder / "data")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,  # type: ignore[call-overload]
    )


def finish(process: "subprocess.Popen[str]") -> tuple[int, str, str]:
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def change(fresh: Archive, statement: str) -> None:
    """Change the database behind the archive's back."""
    with closing(sqlite3.connect(fresh.settings.database_file)) as database, database:
        database.execute(statement)


def test_a_second_run_changes_nothing(fresh: Archive) -> None:
    first, second = fresh.ingest(SEEDS), fresh.ingest(SEEDS)
    assert (first.added, first.updated, first.unchanged) == (5, 0, 0)
    assert (second.added, second.updated, second.unchanged) == (0, 0, 5)
    assert fresh.faults() == []


def test_after_an_ingest_the_database_knows_how_its_tables_are_filled(fresh: Archive) -> None:
    fresh.ingest(SEEDS)
    with fresh.engine.connect() as connection:
        known = connection.exec_driver_sql("SELECT DISTINCT tbl FROM sqlite_stat1").scalars()
        assert {"article", "label"} <= set(known)


def test_a_large_ingest_leaves_one_segment_and_a_small_one_leaves_them_be(
    fresh: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "COMMIT", 1)  # each article a segment of its own
    monkeypatch.setattr("app.search.index._LIVE_MERGE", 0)
    write_articles(tmp_path / "many.jsonl", 12)
    fresh.ingest(tmp_path / "many.jsonl")
    assert len(fresh.index.segments()) == 1
    fresh.ingest(next(SEEDS.glob("*.txt")))
    assert len(fresh.index.segments()) == 2
    assert fresh.faults() == []


def test_two_machines_make_the_same_permalinks(tmp_path: Path) -> None:
    permalinks = []
    for name in ("one", "two"):
        machine = Archive(tmp_path / name)
        machine.ingest(SEEDS)
        with Session(machine.engine) as session:
            permalinks.append(
                {(article.id, article.slug) for article in archive.newest(session, 10)}
            )
    assert permalinks[0] == permalinks[1]
    assert len(permalinks[0]) == 5


def test_the_same_article_with_another_tail_is_a_further_snapshot(
    fresh: Archive, tmp_path: Path
) -> None:
    body = "Un titre\n\nHanoï (VNA) – Le Laos et le Vietnam ont signé un accord. -VNA"
    (tmp_path / "first.txt").write_text(body + TAIL)
    (tmp_path / "later.txt").write_text(body + TAIL.replace("autre", "tout autre"))
    assert fresh.ingest(tmp_path / "first.txt").added == 1
    assert fresh.ingest(tmp_path / "later.txt").updated == 1
    with Session(fresh.engine) as session:
        [article] = archive.newest(session, 10)
        snapshots = archive.snapshots_of(session, article.id)
        first = archive.original(session, article.id)
        reading = archive.get_reading(session, article.id)
        by_file = [archive.find_source(session, name) for name in ("first.txt", "later.txt")]
    assert [snapshot.file for snapshot in snapshots] == ["first.txt", "later.txt"]
    assert len(reading["teasers"]) == 2
    assert first is not None
    assert first.content == (tmp_path / "first.txt").read_bytes()
    assert [found and found.id for found in by_file] == [article.id, article.id]
    assert fresh.faults() == []


@pytest.mark.parametrize(
    "damage", ["DELETE FROM article_reading", "UPDATE article_reading SET reading = '{'"]
)
def test_a_further_snapshot_of_an_article_stands_for_a_reading_that_was_lost(
    fresh: Archive, tmp_path: Path, damage: str
) -> None:
    body = "Un titre\n\nHanoï (VNA) – Le Laos et le Vietnam ont signé un accord. -VNA"
    (tmp_path / "first.txt").write_text(body + TAIL)
    (tmp_path / "later.txt").write_text(body)
    assert fresh.ingest(tmp_path / "first.txt").added == 1
    change(fresh, damage)
    assert fresh.ingest(tmp_path / "later.txt").updated == 1
    assert fresh.faults() == []


def test_files_without_title_and_body_are_articles_of_their_own_and_each_has_a_name(
    fresh: Archive, tmp_path: Path
) -> None:
    written = {
        "links.txt": "Voir plus\n\nUn titre\n\nUn autre.",
        "picture.txt": "Une légende des deux ministres à Hanoï. Photo : VNA",
        "other-picture.txt": "Une légende des deux ministres à Paris. Photo : VNA",
        "dateline.txt": "Hô Chi Minh-Ville (VNA) –",
        "credit.txt": "Photo : Agence vietnamienne d’information",
    }
    for name, text in written.items():
        (tmp_path / name).write_text(text)
    assert fresh.ingest(tmp_path).added == 5
    with Session(fresh.engine) as session:
        titles = {article.source: article.title for article in archive.newest(session, 10)}
    assert titles == {
        "links.txt": "[links.txt]",
        "picture.txt": "[Une légende des deux ministres à Hanoï.]",
        "other-picture.txt": "[Une légende des deux ministres à Paris.]",
        "dateline.txt": "[dateline.txt]",
        "credit.txt": "[credit.txt]",
    }
    assert fresh.faults() == []
    assert list(reread.changes(fresh.engine, "VN")) == []


def test_a_visit_over_the_new_year_is_counted_in_both_years(fresh: Archive, tmp_path: Path) -> None:
    (tmp_path / "visit.txt").write_text(
        "Le président lao en visite au Vietnam\n\n"
        "Hanoï (VNA) – Le président lao effectue du 30 décembre 2024 au 2 janvier 2025 une visite "
        "d'amitié au Vietnam."
    )
    fresh.ingest(tmp_path)
    with Session(fresh.engine) as session:
        counted = {
            year: archive.label_counts(session, "partner", year=year) for year in range(2023, 2027)
        }
    found = {year: [(label.key, label.count) for label in one] for year, one in counted.items()}
    assert found == {2023: [], 2024: [("LA", 1)], 2025: [("LA", 1)], 2026: []}


def test_a_page_is_searched_by_its_file_and_by_its_address(fresh: Archive, tmp_path: Path) -> None:
    head = '<link rel="canonical" href="https://press.example/laos-12.html">'
    body = "<p>Hanoï (VNA) – Le Laos et le Vietnam ont signé lundi un accord de coopération.</p>"
    page = (
        f"<html><head>{head}</head><body><article><h1>Un titre</h1>{body}</article></body></html>"
    )
    (tmp_path / "sauvegarde.html").write_text(page)
    assert fresh.ingest(tmp_path).added == 1
    engine = Engine(Index(fresh.settings.index_dir))
    for typed in ("source:sauvegarde", "source:sauvegarde.html", "source:press.example/laos-12"):
        assert engine.search(parse(typed)).total == 1


def test_what_cannot_be_taken_in_is_said_and_the_rest_goes_on(
    fresh: Archive, tmp_path: Path
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 4)
    (tmp_path / "good.txt").write_text("Un titre\n\nHanoï (VNA) – Un texte assez long. -VNA")
    unheard_of = f"{'long' * 100}.txt"  # as with a folder that is closed, nobody can even look
    report = fresh.ingest(tmp_path / unheard_of, tmp_path, tmp_path / "missing.txt")
    assert report.added == 1
    reasons = {Path(one.origin).name: one.reason for one in report.rejected}
    assert reasons == {
        "empty.txt": "is empty",
        "binary.txt": "is binary, not text",
        "missing.txt": "does not exist",
        unheard_of: "cannot be read: file name too long",
    }


# Whoosh leaves a table of contents open that it cannot read.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_lost_index_is_made_anew_from_the_database(fresh: Archive) -> None:
    fresh.ingest(SEEDS)
    for file in fresh.settings.index_dir.iterdir():
        file.write_bytes(b"")
    broken = Index(fresh.settings.index_dir)
    assert list(verify(fresh.engine, broken)) != []
    assert indexing.bring_into_step(fresh.engine, broken) == 5
    assert list(verify(fresh.engine, broken)) == []


def test_verify_finds_bytes_that_have_changed(fresh: Archive) -> None:
    fresh.ingest(SEEDS)
    change(fresh, "UPDATE snapshot SET content = CAST(content || ' ' AS BLOB) WHERE id = 3")
    assert any("its bytes have changed" in fault for fault in fresh.faults())


def test_verify_finds_what_the_index_misses_and_what_it_has_too_much(fresh: Archive) -> None:
    fresh.ingest(SEEDS)
    one = min(fresh.index.ids())
    [entry] = [entry for entry in indexing.all_entries(fresh.engine) if entry.id == one]
    fresh.index.remove([one])
    assert fresh.faults() == [f"article {one}: it is not in the index"]
    stranger = type(entry)(id="0000000000", title="Inconnu")
    fresh.index.add([entry, stranger])
    assert fresh.faults() == ["article 0000000000: it is in the index but not in the database"]


def test_verify_finds_a_segment_that_cannot_be_read(fresh: Archive) -> None:
    fresh.ingest(SEEDS)
    for segment in fresh.settings.index_dir.glob("*.seg"):
        segment.write_bytes(b"\xa7" * segment.stat().st_size)
    assert any("the index cannot be read" in fault for fault in fresh.faults())


@pytest.mark.parametrize("reading", ["{}", '{"language": 3}', "[]", "null", "3", "{"])
def test_verify_finds_a_reading_that_is_none(fresh: Archive, reading: str) -> None:
    fresh.ingest(SEEDS)
    change(fresh, f"UPDATE article_reading SET reading = '{reading}' WHERE rowid = 1")
    assert [fault for fault in fresh.faults() if "its reading is" in fault]


def test_what_an_ingest_changes_meanwhile_is_no_fault(
    fresh: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "COMMIT", 1)  # the index is always changing
    fresh.ingest(SEEDS)
    write_articles(tmp_path / "many.jsonl", 32)
    coming = Thread(target=fresh.ingest, args=(tmp_path / "many.jsonl",))
    coming.start()
    beside = Archive(tmp_path)
    while coming.is_alive():
        assert beside.faults() == []
    assert beside.index.count() == 37


@pytest.mark.parametrize("loss", ["DELETE FROM article_reading", "DELETE FROM label"])
def test_reread_makes_lost_readings_and_labels_anew(fresh: Archive, loss: str) -> None:
    fresh.ingest(SEEDS)
    change(fresh, loss)
    assert any("`coop reread` makes" in fault for fault in fresh.faults())
    for lost in list(reread.changes(fresh.engine, "VN")):
        reread.write(fresh.engine, lost)
    indexing.index_pending(fresh.engine, fresh.index)
    assert fresh.faults() == []


def test_reread_makes_the_readings_of_withdrawn_articles_anew_too(fresh: Archive) -> None:
    fresh.ingest(SEEDS)
    with Session(fresh.engine) as session:
        gone = archive.newest(session, 1)[0].id
        archive.withdraw(session, gone, "à la demande de l’éditeur", date(2026, 11, 1))
        session.commit()
    change(fresh, f"DELETE FROM article_reading WHERE article_id = '{gone}'")
    [lost] = reread.changes(fresh.engine, "VN")
    reread.write(fresh.engine, lost)
    indexing.index_pending(fresh.engine, fresh.index)
    assert fresh.index.count() == 4
    assert fresh.faults() == []


def test_verify_finds_a_label_that_went_astray(fresh: Archive) -> None:
    fresh.ingest(SEEDS)
    change(fresh, "DELETE FROM label WHERE kind = 'sector'")
    assert any("its labels are not those of its reading" in fault for fault in fresh.faults())


def test_a_withdrawn_article_stays_withdrawn_when_it_comes_again(fresh: Archive) -> None:
    fresh.ingest(SEEDS)
    with Session(fresh.engine) as session:
        article = archive.newest(session, 1)[0]
        archive.withdraw(session, article.id, "à la demande de l’éditeur", article.added_at.date())
        session.commit()
    indexing.index_pending(fresh.engine, fresh.index)
    assert fresh.ingest(SEEDS).unchanged == 5
    assert fresh.index.count() == 4
    assert fresh.faults() == []


def test_a_merged_article_leads_to_the_one_kept(fresh: Archive) -> None:
    fresh.ingest(SEEDS)
    with Session(fresh.engine) as session:
        gone, kept = archive.newest(session, 2)
        archive.merge(session, gone.id, kept.id)
        session.commit()
        assert len(archive.snapshots_of(session, kept.id)) == 2
        with pytest.raises(archive.NotLive, match="is merged already"):
            archive.merge(session, gone.id, kept.id)
        with pytest.raises(ValueError, match="cannot be merged into itself"):
            archive.merge(session, kept.id, kept.id)
    indexing.index_pending(fresh.engine, fresh.index)
    assert fresh.index.count() == 4
    with Session(fresh.engine) as session:
        archive.restore(session, gone.id)
        session.commit()
    indexing.index_pending(fresh.engine, fresh.index)
    assert fresh.index.count() == 5
    assert fresh.faults() == []


def test_what_was_merged_first_is_where_it_was_when_the_second_merge_is_undone(
    fresh: Archive,
) -> None:
    fresh.ingest(SEEDS)
    with Session(fresh.engine) as session:
        first, second, third = (article.id for article in archive.newest(session, 3))
        archive.merge(session, first, second)
        archive.merge(session, second, third)
        assert [archive.get_article(session, one).id for one in (first, second)] == [third, third]
        assert len(archive.snapshots_of(session, third)) == 3
        archive.restore(session, second)
        assert archive.get_article(session, first).id == second
        assert len(archive.snapshots_of(session, third)) == 1
        session.commit()
    indexing.index_pending(fresh.engine, fresh.index)
    assert fresh.faults() == []


@pytest.mark.parametrize("kill_at", [1, 30, 119])
def test_an_ingest_killed_at_any_point_loses_nothing(tmp_path: Path, kill_at: int) -> None:
    write_articles(tmp_path / "many.jsonl", 120)
    process = coop(tmp_path, "ingest", str(tmp_path / "many.jsonl"))
    while process.poll() is None and taken_in(tmp_path) < kill_at:
        time.sleep(0.002)
    process.send_signal(signal.SIGKILL)
    finish(process)
    held = taken_in(tmp_path)
    assert held >= kill_at

    status, out, err = finish(coop(tmp_path, "verify"))
    assert (status, err) == (0, "")
    assert f"{held} articles, {held} snapshots" in out

    fresh = Archive(tmp_path)
    report = fresh.ingest(tmp_path / "many.jsonl")
    assert (report.added, report.unchanged, report.rejected) == (120 - held, held, [])
    assert fresh.index.count() == 120
    assert fresh.faults() == []


def taken_in(folder: Path) -> int:
    try:
        uri = f"file:{folder}/data/archive.db?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as database:
            return int(database.execute("SELECT count(*) FROM snapshot").fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def test_a_second_ingest_at_the_same_time_waits_and_says_so(tmp_path: Path) -> None:
    waiting = Archive(tmp_path)
    with sole_writer(waiting.settings):
        process = coop(tmp_path, "ingest", str(SEEDS))
        assert process.stderr is not None
        assert "waiting for another process" in process.stderr.readline()
    status, out, _ = finish(process)
    assert status == 0
    assert "5" in out


def test_a_full_disk_is_said_and_what_was_taken_in_is_safe(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    try:
        write_articles(tmp_path / "many.jsonl", 2000)
        status, _, err = finish(coop(disk, "ingest", str(tmp_path / "many.jsonl")))
        assert status == 1
        assert "the disk is full" in err
        assert "Traceback" not in err
        held = taken_in(disk)
        assert 0 < held < 2000
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        status, out, err = finish(coop(disk, "verify"))
        assert (status, err) == (0, "")
        assert f"{held} articles" in out
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_the_newest_articles_are_those_whose_first_day_is(fresh: Archive, tmp_path: Path) -> None:
    days = ("2025", "2025-11-20", "2025-03-12")
    records = [{"title": f"Du {day}", "text": "Un texte.", "published": day} for day in days]
    file = tmp_path / "some.jsonl"
    file.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    fresh.ingest(file)
    with Session(fresh.engine) as session:
        newest = [article.title for article in archive.newest(session, 3)]
    assert newest == ["Du 2025-11-20", "Du 2025-03-12", "Du 2025"]


def test_what_was_read_before_something_fails_is_saved(fresh: Archive) -> None:
    def documents() -> Iterator[Document]:
        for number in range(3):
            text = f"Hanoï (VNA) – Le ministre a reçu {number + 2} ambassadeurs."
            yield Document(text.encode(), "text/plain", f"{number}.txt", text)
        raise OSError("the disk is gone")

    with (
        sole_writer(fresh.settings),
        Session(fresh.engine) as session,
        pytest.raises(OSError, match="the disk is gone"),
    ):
        take_in(session, documents(), "VN", IngestReport())
    with Session(fresh.engine) as session:
        assert len(list(archive.all_snapshots(session))) == 3
