"""Make app/pages/world.json, the map of the partner countries, once.

Shapes are Natural Earth's (public domain) as the npm package world-atlas 2 has them; codes are
matched by the npm package i18n-iso-countries (MIT). In an empty folder:

    npm install world-atlas@2 i18n-iso-countries
    python scripts/world_map.py node_modules
"""

import itertools
import json
import math
import sys
from pathlib import Path

WIDTH = 1000
LEAST_AREA = 6.0  # square units of the map; smaller islands are left out of a country's shape
MIDDLE = 11.0  # degrees east: the edge then falls into the Bering Strait and cuts no country
SOUTHERNMOST, NORTHERNMOST = -56.0, 83.7

Ring = list[tuple[float, float]]


def turned(ring: Ring) -> Ring:
    """The ring in degrees from the map's middle, in one piece even where it leaves the map."""
    result: Ring = []
    last = 0.0
    for longitude, latitude in ring:
        last += (longitude - MIDDLE - last + 180) % 360 - 180
        result.append((last, latitude))
    return result


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """Equal Earth (Šavrič, Patterson and Jenny 2018), from degrees off the map's middle."""
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    a = (1.340264, -0.081106, 0.000893, 0.003796)
    slope = a[0] + 3 * a[1] * t**2 + 7 * a[2] * t**6 + 9 * a[3] * t**8
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(t) / (3 * slope)
    y = a[0] * t + a[1] * t**3 + a[2] * t**7 + a[3] * t**9
    return x, y


def rings(topology: dict) -> dict[tuple[str, str], list[Ring]]:
    """Outer rings in degrees by (numeric code, name)."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)

    def ring(numbers: list[int]) -> Ring:
        joined: Ring = []
        for number in numbers:
            points = arcs[number] if number >= 0 else arcs[~number][::-1]
            joined += points[1:] if joined else points
        return joined

    result = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        groups = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        key = (shape.get("id", ""), shape["properties"]["name"])
        result[key] = [ring(group[0]) for group in groups]
    return result


def area(ring: Ring) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in itertools.pairwise(ring)) / 2)


def path(ring: Ring) -> str:
    """The ring as an SVG path of whole numbers, each step relative to the last."""
    rounded = [(round(x), round(y)) for x, y in ring]
    kept = [p for i, p in enumerate(rounded) if i == 0 or p != rounded[i - 1]]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in itertools.pairwise(kept)]
    return f"M{kept[0][0]} {kept[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps) + "z"


def main(modules: Path) -> None:
    atlas = modules / "world-atlas"
    codes = {
        numeric: alpha2
        for alpha2, _, numeric, *_ in json.loads(
            (modules / "i18n-iso-countries" / "codes.json").read_text()
        )
    }
    coarse = rings(json.loads((atlas / "countries-110m.json").read_text()))
    fine = rings(json.loads((atlas / "countries-50m.json").read_text()))
    drawn = {key: shapes for key, shapes in coarse.items() if key[1] != "Antarctica"}
    left, right = project(-180, 0)[0], project(180, 0)[0]
    top, bottom = project(0, NORTHERNMOST)[1], project(0, SOUTHERNMOST)[1]
    factor = WIDTH / (right - left)

    def placed(ring: Ring) -> Ring:
        return [
            ((x - left) * factor, (top - y) * factor)
            for x, y in (project(*p) for p in turned(ring))
        ]

    land: dict[str, str] = {}
    for (numeric, _), shapes in drawn.items():
        outlines = sorted(map(placed, shapes), key=area, reverse=True)
        kept = outlines[:1] + [ring for ring in outlines[1:] if area(ring) >= LEAST_AREA]
        code = codes.get(numeric, "")
        land[code] = land.get(code, "") + "".join(map(path, kept))
    points = {}
    for (numeric, _), shapes in fine.items():
        code = codes.get(numeric)
        if code and code not in land and code != "AQ":
            largest = max(map(placed, shapes), key=area)
            points[code] = [
                round(sum(x for x, _ in largest) / len(largest)),
                round(sum(y for _, y in largest) / len(largest)),
            ]
    told = {
        "width": WIDTH,
        "height": round((top - bottom) * factor),
        "land": dict(sorted(land.items())),
        "points": dict(sorted(points.items())),
    }
    target = Path(__file__).resolve().parent.parent / "app" / "pages" / "world.json"
    target.write_text(json.dumps(told, separators=(",", ":")) + "\n")
    print(f"{target}: {len(land)} shapes, {len(points)} points, {target.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
