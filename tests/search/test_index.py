import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from subprocess import PIPE

import pytest

from app.search import index as module
from app.search import writer
from app.search.engine import Engine, NoIndex
from app.search.index import Entry, Index, IndexBusy
from app.search.language import parse
from app.search.postings import Cache
from app.search.segment import Segment, SegmentBroken
from tests.search.conftest import ENTRIES


def test_what_is_added_is_there_with_its_fingerprint(empty: Index) -> None:
    empty.add(ENTRIES)
    again = Index(empty.directory)
    assert again.count() == len(ENTRIES)
    assert again.ids() == {entry.id for entry in ENTRIES}
    assert again.fingerprints() == {entry.id: entry.fingerprint for entry in ENTRIES}


def test_the_same_id_added_again_replaces_the_article(empty: Index) -> None:
    empty.add([ENTRIES[0], ENTRIES[0]])
    changed = replace(ENTRIES[0], title="Tout autre chose")
    empty.add([changed])
    assert empty.fingerprints() == {"laos": changed.fingerprint}
    assert Engine(empty).search(parse("titre:coopération")).total == 0


def test_every_field_of_an_entry_counts_in_its_fingerprint() -> None:
    entry = ENTRIES[0]
    for name in entry.__slots__:
        value = getattr(entry, name)
        other = (*value, "x") if isinstance(value, tuple) else f"{value}x"
        assert replace(entry, **{name: other}).fingerprint != entry.fingerprint, name


def test_an_article_of_a_joint_agency_counts_under_each_of_its_parts(empty: Index) -> None:
    agencies = {"1": "VNA", "2": "VNA/CVN", "3": "AFP, VNA & CVN", "4": "CVN", "5": None}
    empty.add(Entry(id=id, agency=agency) for id, agency in agencies.items())
    counts = {one.value: one.count for one in Engine(empty).search(parse("")).facets["agency"]}
    assert counts == {"VNA": 3, "CVN": 3, "AFP": 1}
    for agency, count in {**counts, "VNA/CVN": 2}.items():
        assert Engine(empty).search(parse(f"agence:{agency}")).total == count


def test_what_is_removed_is_gone_and_unknown_ids_are_passed_over(empty: Index) -> None:
    empty.add(ENTRIES)
    empty.remove(["laos", "nobody"])
    assert empty.ids() == {entry.id for entry in ENTRIES} - {"laos"}
    empty.remove([])
    empty.add([])
    assert empty.count() == len(ENTRIES) - 1


def test_a_rebuilt_index_holds_the_entries_given_and_no_other(empty: Index) -> None:
    assert empty.needs_rebuild
    empty.add(ENTRIES[:2])
    empty.rebuild(iter(ENTRIES[1:]))
    assert empty.ids() == {entry.id for entry in ENTRIES[1:]}
    assert not Index(empty.directory).needs_rebuild


def test_an_index_can_be_rebuilt_to_nothing(empty: Index) -> None:
    empty.add(ENTRIES)
    empty.rebuild([])
    assert empty.count() == 0


def test_many_small_saves_do_not_pile_up_segments(empty: Index) -> None:
    for number in range(30):
        empty.add([Entry(id=str(number), title="Le Laos")])
    assert len(empty.segments()) < 12
    assert empty.count() == 30
    assert Engine(empty).search(parse("laos")).total == 30


def test_many_segments_are_joined_into_one(empty: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LIVE_MERGE", 0)
    for number in range(10):
        empty.add([replace(ENTRIES[0], id=f"laos-{number}")])
    empty.remove(["laos-3"])
    assert len(empty.segments()) == 10
    empty.join()
    assert len(empty.segments()) == 1
    assert empty.ids() == {f"laos-{number}" for number in range(10) if number != 3}
    assert Engine(empty).search(parse("titre:coopération")).total == 9


def test_few_segments_are_left_as_they_are(empty: Index) -> None:
    for entry in ENTRIES[:3]:
        empty.add([entry])
    before = empty.generation()
    empty.join()
    assert empty.generation() == before


def test_facets_and_spellings_outlive_a_merge(empty: Index) -> None:
    empty.add(ENTRIES)
    for number in range(20):
        empty.add([Entry(id=str(number), title="Le Laos")])
    results = Engine(empty).search(parse("*"))
    assert {value.value for value in results.facets["country"]} == {"LA", "RU", "EE", "KR"}
    assert Engine(empty).search(parse("cooperatoin")).suggestion == "coopération"
    assert Engine(empty).search(parse('"centre nucléaire" titre:centre')).total == 1


@pytest.mark.parametrize("damage", [b"", b"no table of contents", None])
def test_a_damaged_index_says_so_and_can_be_rebuilt(empty: Index, damage: bytes | None) -> None:
    empty.rebuild(ENTRIES)
    (toc,) = empty.directory.glob("*.toc")
    toc.write_bytes(toc.read_bytes()[:-40] if damage is None else damage)
    again = Index(empty.directory)
    assert again.needs_rebuild
    with pytest.raises(NoIndex):
        Engine(again).search(parse("laos"))
    again.rebuild(ENTRIES)
    assert not again.needs_rebuild
    assert again.count() == len(ENTRIES)


def test_an_index_whose_segment_is_damaged_says_so_and_can_be_rebuilt(empty: Index) -> None:
    empty.rebuild(ENTRIES)
    (segment,) = empty.directory.glob("*.seg")
    segment.write_bytes(segment.read_bytes()[:100])
    again = Index(empty.directory)
    assert again.needs_rebuild
    with pytest.raises(NoIndex):
        Engine(again).search(parse("laos"))
    again.rebuild(ENTRIES)
    assert Engine(again).search(parse("laos")).total == 1


@pytest.mark.parametrize("query", ["coopération", '"énergie nucléaire"', "*"])
def test_a_segment_that_goes_bad_under_a_reader_is_said_and_rebuilt(
    empty: Index, query: str
) -> None:
    empty.rebuild(ENTRIES)
    engine = Engine(empty)
    engine.search(parse("Vietnam"))
    engine.forget()
    (segment,) = empty.directory.glob("*.seg")
    with segment.open("r+b") as file:  # in place: the reader has this very file mapped
        file.write(b"\xa7" * segment.stat().st_size)
    with pytest.raises(NoIndex):
        engine.search(parse(query))
    assert empty.needs_rebuild
    empty.rebuild(ENTRIES)
    assert engine.search(parse("Laos")).total == 1


def test_a_segment_cut_short_is_found_when_it_is_opened(empty: Index) -> None:
    empty.rebuild(ENTRIES)
    (path,) = empty.directory.glob("*.seg")
    (entry,) = empty.segments()
    whole = path.read_bytes()
    for size in range(1, len(whole), len(whole) // 50):
        path.write_bytes(whole[:size])
        with pytest.raises(SegmentBroken):
            Segment(empty.storage, entry, Cache(0))


def test_a_term_with_fewer_postings_than_it_should_have_is_found(
    empty: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    block = writer._block
    monkeypatch.setattr(writer, "BLOCK", 1)
    monkeypatch.setattr(writer, "_block", lambda *data: block(*data[:-1], True))
    empty.rebuild(ENTRIES)
    (entry,) = empty.segments()
    segment = Segment(empty.storage, entry, Cache(0))
    assert segment.doc_frequency("word", "accord") > 1
    with pytest.raises(SegmentBroken):
        segment.postings("word", "accord")


def test_a_single_changed_byte_of_a_segment_is_found(empty: Index) -> None:
    empty.rebuild(ENTRIES[:2])
    empty.add(ENTRIES[2:])
    assert list(empty.damage()) == []
    segment = min(empty.directory.glob("*.seg"))
    with segment.open("r+b") as file:
        file.seek(segment.stat().st_size // 3)
        byte = file.read(1)[0]
        file.seek(-1, 1)
        file.write(bytes([byte ^ 1]))
    (damage,) = Index(empty.directory).damage()
    assert segment.stem in damage


def test_a_segment_that_vanishes_under_a_reader_is_said(empty: Index) -> None:
    empty.rebuild(ENTRIES)
    engine = Engine(empty)
    (segment,) = empty.directory.glob("*.seg")
    segment.unlink()
    for ask in (engine.search, engine.all_ids):
        with pytest.raises(NoIndex):
            ask(parse("Laos"))
    assert empty.needs_rebuild


def test_an_index_of_an_old_schema_is_found_wanting(
    empty: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_NAME", "articles0")
    Index(empty.directory).rebuild(ENTRIES)
    monkeypatch.undo()
    now = Index(empty.directory)
    assert now.needs_rebuild
    assert now.count() == 0
    now.rebuild(ENTRIES)
    assert not [path for path in empty.directory.iterdir() if "articles0" in path.name]


def test_a_failure_while_entries_come_in_leaves_the_old_state(empty: Index) -> None:
    empty.rebuild(ENTRIES)

    def failing() -> Iterator[Entry]:
        yield Entry(id="new")
        raise OSError("the database went away")

    with pytest.raises(OSError, match="went away"):
        empty.rebuild(failing())
    assert Index(empty.directory).count() == len(ENTRIES)
    empty.add([Entry(id="new")])
    assert empty.count() == len(ENTRIES) + 1


def test_a_writer_waits_for_another_and_gives_up_in_words(
    empty: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LOCK_SECONDS", 0.2)
    empty.add(ENTRIES[:1])

    def slow() -> Iterator[Entry]:
        yield ENTRIES[1]
        with pytest.raises(IndexBusy):
            Index(empty.directory).add(ENTRIES[2:])

    empty.rebuild(slow())
    assert empty.ids() == {"russie"}


READER = """
import sys, time
from pathlib import Path
from subprocess import PIPE
from app.search.engine import Engine
from app.search.index import Index
from app.search.language import parse

engine = Engine(Index(Path(sys.argv[1])))
query, seen, searches = parse("laos"), 0, 0
print("ready", flush=True)
while seen < 51:
    results = engine.search(query, size=100)
    found = {hit.id for hit in results.hits}
    assert found == {str(n) for n in range(len(found))}, sorted(found)
    assert results.total == len(found) >= seen, (results.total, seen)
    seen = results.total
    searches += 1
print(searches)
"""


def test_readers_in_other_processes_lose_nothing_while_a_writer_commits_fifty_times(
    empty: Index,
) -> None:
    empty.rebuild([Entry(id="0", title="Le Laos")])
    command = [sys.executable, "-c", READER, str(empty.directory)]
    root = Path(__file__).parent.parent.parent
    readers = [
        subprocess.Popen(command, stdout=PIPE, stderr=subprocess.PIPE, text=True, cwd=root)
        for _ in range(2)
    ]
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "ready\n"
    for number in range(1, 51):
        if number % 10:
            empty.add([Entry(id=str(number), title="Le Laos")])
        else:
            empty.rebuild(Entry(id=str(n), title="Le Laos") for n in range(number + 1))
    for reader in readers:
        out, err = reader.communicate(timeout=60)
        assert reader.returncode == 0, err
        assert int(out) > 0


WRITER = """
import sys
from pathlib import Path
from subprocess import PIPE
from app.search.index import Entry, Index

index = Index(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(1000):
    index.add([Entry(id=f"{number}-{n}", title="Le Laos") for n in range(5)])
    print(number, flush=True)
"""


def test_a_writer_killed_at_any_time_leaves_a_state_it_had_committed(empty: Index) -> None:
    root = Path(__file__).parent.parent.parent
    for attempt in range(4):
        index = Index(empty.directory)
        index.rebuild([])
        command = [sys.executable, "-c", WRITER, str(empty.directory)]
        with subprocess.Popen(command, stdout=PIPE, text=True, cwd=root) as writer:
            assert writer.stdout is not None
            for _ in range(2 + attempt):
                last = writer.stdout.readline()
            time.sleep(0.007 * attempt)
            writer.kill()
        again = Index(empty.directory)
        assert not again.needs_rebuild
        assert again.count() % 5 == 0
        assert again.count() >= (int(last) + 1) * 5
        assert Engine(again).search(parse("laos")).total == again.count()
        again.add([Entry(id="after")])


def test_threads_may_add_at_the_same_time(empty: Index) -> None:
    def add(number: int) -> None:
        empty.add([Entry(id=str(number), title="Le Laos")])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(add, range(12)))
    assert empty.count() == 12


def test_a_word_repeated_very_often_in_one_article_is_indexed(empty: Index) -> None:
    empty.add([Entry(id="long", text="laos " * 20_000), Entry(id="short", text="laos russie")])
    assert Engine(empty).search(parse('"laos laos"')).total == 1
    assert Engine(empty).search(parse("laos")).total == 2
