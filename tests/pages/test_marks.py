"""A text cut into segments that know their labels."""

from hypothesis import given
from hypothesis import strategies as st

from app.pages.marks import SHOWN, Segment, Span, marked, passages, segments

SPANS = st.builds(
    Span, st.integers(-2, 30), st.integers(-2, 30), st.sampled_from(["a", "b"]), st.none()
)


@given(st.text(max_size=25), st.lists(SPANS, max_size=8))
def test_the_segments_joined_are_the_text(text: str, spans: list[Span]) -> None:
    cut = segments(text, spans)
    assert "".join(segment.text for segment in cut) == text
    for span in spans:
        if 0 <= span.start < span.end <= len(text):
            lit = "".join(s.text for s in cut if span.label in s.labels)
            assert len(lit) >= span.end - span.start


def test_overlapping_labels_share_a_segment() -> None:
    cut = segments("le ministre russe", [Span(3, 17, "person:X"), Span(12, 17, "country:RU")])
    assert cut == [
        Segment("le "),
        Segment("ministre ", ("person:X",)),
        Segment("russe", ("person:X", "country:RU")),
    ]


def test_what_a_repair_replaced_stands_on_its_last_segment() -> None:
    cut = segments("reçu lundi", [Span(0, 10, "repairs", "reçulundi"), Span(5, 10, "date")])
    assert [(s.text, s.was) for s in cut] == [("reçu ", None), ("lundi", "reçulundi")]


def test_a_label_is_anchored_where_it_is_met_first() -> None:
    russia = [
        {"text": "Russie", "part": "title", "index": 0, "start": 0, "end": 6},
        {"text": "russe", "part": "paragraph", "index": 1, "start": 3, "end": 8},
    ]
    reading = {
        "title": "Russie",
        "lead": None,
        "paragraphs": ["Rien.", "Le russe."],
        "captions": [],
        "partner_countries": [{"code": "RU", "evidence": russia}],
        "mentioned_countries": [{"code": "RU", "evidence": russia}],
        **{name: [] for name in ("sectors", "organisations", "persons", "agreements")},
        "commitments": [],
        "repairs": [],
        "dateline": None,
        "date": None,
    }
    places = marked(reading)
    assert places["title", 0] == [Segment("Russie", ("country:RU",), None, ("country:RU",))]
    assert places["paragraph", 1][1] == Segment("russe", ("country:RU",))
    assert places["paragraph", 0] == [Segment("Rien.")]


def test_the_day_of_a_dateline_lights_up_for_the_date() -> None:
    day = {"text": "20 mai 2025", "part": "dateline", "index": 0, "start": 0, "end": 11}
    reading = {
        "title": "",
        "lead": None,
        **{name: [] for name in ("paragraphs", "captions", "partner_countries", "sectors")},
        **{name: [] for name in ("mentioned_countries", "organisations", "persons")},
        **{name: [] for name in ("agreements", "commitments", "repairs")},
        "dateline": {"city": "Hanoï", "agency": "VNA", "day": "20 mai 2025"},
        "date": {"edtf": "2025-05-20", "evidence": [day]},
    }
    lit = Segment("20 mai 2025", ("date",), None, ("date",))
    assert marked(reading)["dateline", 0] == [lit]


def test_of_a_label_met_without_end_the_first_passages_light_up() -> None:
    said = [
        {"text": "Laos", "part": "paragraph", "index": 0, "start": 5 * n, "end": 5 * n + 4}
        for n in range(3000)
    ]
    reading = {
        "title": "",
        "lead": None,
        "paragraphs": ["Laos " * 3000],
        "captions": [],
        "partner_countries": [{"code": "LA", "evidence": said}],
        **{name: [] for name in ("mentioned_countries", "sectors", "organisations", "persons")},
        **{name: [] for name in ("agreements", "commitments", "repairs")},
        "dateline": None,
        "date": None,
    }
    cut = marked(reading)["paragraph", 0]
    assert "".join(segment.text for segment in cut) == "Laos " * 3000
    assert [segment.text for segment in cut if segment.labels] == ["Laos"] * SHOWN
    assert passages(reading)["country:LA"] == 3000
