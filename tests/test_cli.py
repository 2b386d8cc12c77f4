import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import pytest

from app.__main__ import main as run_command
from app.cli import main, stops
from app.lock import sole_writer
from app.search.index import SCHEMA_VERSION
from app.settings import Settings
from tests.conftest import ROOT, SEEDS


def started(folder: Path, *words: str) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "app", *words],
        env={**os.environ, "DATA_DIR": str(folder / "data")},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # a test run in the background passes on that Ctrl-C is to be ignored
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


class Run(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


def coop(folder: Path, *words: str, **environment: str) -> Run:
    """The command within this process: to start another takes longer than what it then does."""
    with (
        patch.dict(os.environ, {"DATA_DIR": str(folder / "data"), **environment}),
        patch.object(sys, "argv", ["coop", *words]),
        redirect_stdout(StringIO()) as out,
        redirect_stderr(StringIO()) as err,
        pytest.raises(SystemExit) as end,
    ):
        main()
    return Run(int(end.value.code or 0), out.getvalue(), err.getvalue())


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli")
    assert coop(folder, "ingest", "seeds").returncode == 0
    return folder


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ([], 2, "Usage: coop"),
        (["mistake"], 2, "No such command"),
        (["--version"], 0, "coop 0."),
        (["ingest"], 2, "Missing argument"),
        (["ingest", "missing.txt"], 1, "rejected missing.txt: does not exist"),
        (["ingest", "README.md"], 1, "is of no known format"),
        (["ingest", ".ci"], 1, "there is no article in what was named"),
        (["ingest", ""], 2, "a path is empty"),
        (["withdraw", "2fd812g3ww", "--reason", " "], 1, "the reason is empty"),
        (["parse", "missing.txt"], 1, "rejected missing.txt: does not exist"),
        (["withdraw", "0000000000", "--reason", "x"], 1, "no article has the id 0000000000"),
        (["merge", "0000000000", "1111111111"], 1, "no article has the id 0000000000"),
        (["restore", "nothere"], 1, "no article has the id nothere"),
        (["restore", "--help"], 0, "or its whole permalink"),
        (["serve", "--port", "99999"], 2, "Invalid value"),
        (["serve", "--host", "999.1.1.1"], 1, "cannot listen on 999.1.1.1"),
        (["serve", "--host", "::9999:9"], 1, "cannot listen on [::9999:9]:8000"),
    ],
)
def test_a_mistake_gets_one_clear_line(
    archive: Path, words: list[str], status: int, said: str
) -> None:
    run = coop(archive, *words)
    assert run.returncode == status
    assert said in run.stderr + run.stdout


@pytest.mark.parametrize("command", ["verify", "reindex", "export", "reread"])
def test_there_is_nothing_to_do_without_an_archive(tmp_path: Path, command: str) -> None:
    run = coop(tmp_path, command)
    assert run.returncode == 1
    assert "there is no archive in" in run.stderr
    assert not (tmp_path / "data").exists()


def test_a_setting_that_is_wrong_is_named(tmp_path: Path) -> None:
    run = coop(tmp_path, "parse", "seeds", HOME_COUNTRY="Vietnam")
    assert run.returncode == 1
    assert "HOME_COUNTRY" in run.stderr


def test_a_database_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "archive.db").write_text("This is not a database." * 100)
    run = coop(tmp_path, "ingest", "seeds")
    assert run.returncode == 1
    assert "cannot open the database" in run.stderr


@pytest.mark.parametrize("url", ["nonsense", "oracle+none://somewhere/archive"])
def test_a_database_url_that_is_wrong_is_said(tmp_path: Path, url: str) -> None:
    run = coop(tmp_path, "ingest", "seeds", DATABASE_URL=url)
    assert run.returncode == 1
    assert "DATABASE_URL is not usable" in run.stderr


def test_a_database_elsewhere_that_cannot_be_opened_is_named_by_its_setting(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/missing/archive.db"
    run = coop(tmp_path, "ingest", "seeds", DATABASE_URL=url)
    assert run.returncode == 1
    assert "cannot open the database that DATABASE_URL names: unable to open" in run.stderr


def test_parse_prints_an_object_a_line_in_the_order_of_the_inputs_and_stores_nothing(
    tmp_path: Path,
) -> None:
    names = [str(path) for path in sorted(SEEDS.iterdir(), reverse=True)]
    run = coop(tmp_path, "parse", "--json", *names)
    readings = [json.loads(line) for line in run.stdout.splitlines()]
    assert [reading["source"]["path"] for reading in readings] == names
    assert all(len(reading["id"]) == 10 for reading in readings)
    assert not (tmp_path / "data").exists()


def test_ingest_says_what_became_of_each_article(archive: Path) -> None:
    run = coop(archive, "ingest", "seeds")
    assert run.returncode == 0
    assert [word for word in run.stdout.split() if word.isdigit()] == ["0", "0", "5", "0"]
    assert run.stderr == ""


def test_on_a_terminal_a_path_that_cannot_be_looked_at_stops_nothing(archive: Path) -> None:
    ours, terminal = os.openpty()
    run = subprocess.run(
        [sys.executable, "-m", "app", "ingest", "seeds", f"{'long' * 100}.txt"],
        env={**os.environ, "DATA_DIR": str(archive / "data")},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=terminal,
        text=True,
        check=False,
    )
    os.close(terminal)
    os.close(ours)
    assert [word for word in run.stdout.split() if word.isdigit()] == ["0", "0", "5", "1"]


def test_ingest_says_how_many_files_of_a_folder_are_of_no_known_format(
    archive: Path, tmp_path: Path
) -> None:
    for name in ("a.pdf", "sub/b.PDF", "c.docx", "README", ".hidden.odt", ".git/d.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    run = coop(archive, "ingest", str(tmp_path), "seeds")
    assert run.returncode == 0
    assert run.stderr == "passed over in folders: 2 .pdf, 1 without suffix, 1 .docx\n"


def test_export_prints_every_article(archive: Path) -> None:
    records = [json.loads(line) for line in coop(archive, "export").stdout.splitlines()]
    assert len(records) == 5
    assert all(record["title"] and record["paragraphs"] for record in records)


def test_an_article_on_the_site_is_not_restored_and_its_id_may_be_typed_in_capitals(
    archive: Path,
) -> None:
    known = json.loads(coop(archive, "export").stdout.splitlines()[0])["id"]
    done = coop(archive, "restore", known.upper())
    assert (done.returncode, done.stderr) == (
        1,
        f"coop: {known} is on the site: there is nothing to restore\n",
    )


def test_parse_says_what_of_an_article_it_did_not_believe(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("---\ndate: 9999-99-99\n---\nUn titre\n\nUn texte.", encoding="utf-8")
    done = coop(tmp_path, "parse", str(file))
    assert done.returncode == 0
    assert "“9999-99-99” is no day that can be believed" in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("name", "value"), [("HOME_COUNTRY", "ZZ"), ("HOME_COUNTRY", "vnm"), ("PUBLIC_URL", "foo")]
)
def test_a_setting_that_makes_no_sense_is_refused(tmp_path: Path, name: str, value: str) -> None:
    done = coop(tmp_path, "ingest", "seeds", **{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith(f"coop: the setting {name} is not usable: {value} is no ")


def test_a_port_that_is_none_is_refused(tmp_path: Path) -> None:
    done = coop(tmp_path, "serve", PORT="70000")
    assert done.returncode == 1
    assert "PORT" in done.stderr


def test_reindex_and_verify_agree(archive: Path) -> None:
    assert "indexed 5 articles" in coop(archive, "reindex").stdout
    assert "sound: 5 articles" in coop(archive, "verify").stdout


def test_verify_mends_nothing_and_reindex_makes_a_lost_index_once(tmp_path: Path) -> None:
    coop(tmp_path, "ingest", "seeds")
    shutil.rmtree(tmp_path / "data" / "index")
    for _ in range(2):
        told = coop(tmp_path, "verify")
        assert told.returncode == 1
        assert "the index cannot be used as it is" in told.stderr
    made = coop(tmp_path, "reindex")
    assert (made.stdout, made.stderr) == ("indexed 5 articles\n", "")
    assert coop(tmp_path, "verify").returncode == 0


def test_verify_counts_all_it_looked_at_and_says_what_is_off_the_site(tmp_path: Path) -> None:
    coop(tmp_path, "ingest", "seeds")
    known = json.loads(coop(tmp_path, "export").stdout.splitlines()[0])["id"]
    coop(tmp_path, "withdraw", known, "--reason", "pour voir")
    told = coop(tmp_path, "verify").stdout
    assert told == "sound: 5 articles (1 of them off the site), 5 snapshots\n"


def test_verify_makes_and_changes_no_file_whatever_it_finds(tmp_path: Path) -> None:
    coop(tmp_path, "ingest", "seeds")
    data = tmp_path / "data"
    for file in list((data / "index").iterdir()):  # the index of an older kind
        file.rename(file.with_name(file.name.replace(f"articles{SCHEMA_VERSION}_", "articles1_")))
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    told = coop(tmp_path, "verify")
    assert (told.returncode, "the index cannot be used as it is" in told.stderr) == (1, True)
    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before


def test_verify_leaves_a_database_of_an_older_version_as_it_is_and_says_so(tmp_path: Path) -> None:
    coop(tmp_path, "ingest", "seeds")
    file = tmp_path / "data" / "archive.db"
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    before = file.read_bytes()
    told = coop(tmp_path, "verify")
    assert (told.returncode, "another version of this program" in told.stderr) == (1, True)
    assert file.read_bytes() == before


def test_a_change_that_waits_to_be_indexed_is_told_and_left_to_wait(tmp_path: Path) -> None:
    coop(tmp_path, "ingest", "seeds")
    with sqlite3.connect(tmp_path / "data" / "archive.db") as connection:
        connection.execute("INSERT INTO pending_index SELECT id FROM article LIMIT 2")
    for _ in range(2):
        told = coop(tmp_path, "verify")
        assert told.returncode == 0
        assert told.stdout.startswith("not in the index yet: 2 of the latest changes\nsound: 5")


def test_what_only_reads_waits_for_nobody(archive: Path) -> None:
    with sole_writer(Settings(data_dir=archive / "data", _env_file=None)):
        for command in ("verify", "export"):
            told = coop(archive, command)
            assert (told.returncode, told.stderr) == (0, "")


def test_what_lists_show_otherwise_than_the_reading_is_found_and_mended(tmp_path: Path) -> None:
    coop(tmp_path, "ingest", "seeds")
    with sqlite3.connect(tmp_path / "data" / "archive.db") as connection:
        connection.execute("update article set date_edtf = '1999', title = 'Titre faux'")
    told = coop(tmp_path, "verify")
    assert told.returncode == 1
    assert "title, date_edtf in lists is not as its reading has it" in told.stdout + told.stderr
    assert coop(tmp_path, "reread", "--yes").returncode == 0
    assert "sound: 5 articles" in coop(tmp_path, "verify").stdout


def test_a_stop_by_the_keyboard_says_what_was_taken_in_and_is_safe(tmp_path: Path) -> None:
    text = "Le Laos coopère. " * 300
    articles = (json.dumps({"title": f"Titre {n}", "text": text}) for n in range(5000))
    (tmp_path / "many.jsonl").write_text("\n".join(articles))
    process = started(tmp_path, "ingest", str(tmp_path / "many.jsonl"))
    file = tmp_path / "data" / "archive.db"
    wait_until(lambda: file.exists() and articles_in(file) > 0)
    process.send_signal(signal.SIGINT)
    told, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "what was taken in is safe" in said
    assert str(articles_in(file)) in told.split()


def test_the_first_stop_waits_for_what_is_being_saved_and_the_second_does_not() -> None:
    with stops() as stop:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            stop()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_a_stop_before_the_command_has_begun_or_a_second_one_is_no_error() -> None:
    with (
        patch("app.cli.main", side_effect=KeyboardInterrupt),
        pytest.raises(SystemExit) as end,
    ):
        run_command()
    assert end.value.code == 130


def test_a_database_that_was_not_made_to_its_end_is_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    sqlite3.connect(tmp_path / "data" / "archive.db").close()
    told = coop(tmp_path, "verify")
    assert (told.returncode, "was not made to its end" in told.stderr) == (1, True)
    assert coop(tmp_path, "ingest", "seeds").returncode == 0
    assert coop(tmp_path, "verify").returncode == 0


def articles_in(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection, suppress(sqlite3.OperationalError):
        return int(connection.execute("SELECT count(*) FROM article").fetchone()[0])
    return 0  # its tables are still being made


def test_no_worker_outlives_a_server_that_was_killed(archive: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = started(archive, "serve", "--port", str(port), "--workers", "2")
    wait_until(lambda: answers(port))
    process.kill()
    process.communicate(timeout=60)
    wait_until(lambda: not answers(port))


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")])
def test_a_server_says_the_address_at_which_it_answers(
    archive: Path, host: str, shown: str
) -> None:
    if host == "::1" and not has_six():
        pytest.skip("this machine has no IPv6")
    process = started(archive, "serve", "--host", host, "--port", "0")
    assert process.stderr is not None
    told = re.search(r"http://(\S+):(\d+) ", process.stderr.readline())
    assert told
    assert told[1] == shown
    wait_until(lambda: answers(int(told[2]), shown))
    process.terminate()
    process.communicate(timeout=60)


def has_six() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def answers(port: int, host: str = "127.0.0.1") -> bool:
    try:
        with urllib.request.urlopen(f"http://{host}:{port}/healthz", timeout=5):
            return True
    except OSError:
        return False


def wait_until(held: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not held():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_reread_changes_nothing_when_the_reader_is_the_same(archive: Path) -> None:
    assert "no article is read otherwise now" in coop(archive, "reread").stdout


def test_the_home_country_may_be_written_in_small_letters() -> None:
    assert Settings(home_country="vn", _env_file=None).home_country == "VN"


def test_a_setting_of_nothing_is_as_if_it_were_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", "")
    monkeypatch.setenv("PORT", "")
    assert Settings(_env_file=None) == Settings(data_dir=Path("data"), port=8000, _env_file=None)
