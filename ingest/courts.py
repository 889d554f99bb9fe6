"""The federal courts of the United States as registry entries, from the package courts-db (Free Law Project, BSD-2-Clause).

Only its data file is read: importing the package compiles thousands of patterns, which takes seconds.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from graph.errors import CasegraphError

DISTRICTS = {"E.D.": "Eastern", "W.D.": "Western", "N.D.": "Northern", "S.D.": "Southern", "M.D.": "Middle", "C.D.": "Central"}
LONG = re.compile(r"^United States District Court,? (?:for the )?(?P<district>(?:\w+ )?District (?:of )?.+)$")
SHORT = re.compile(r"^District Court, (?P<side>[A-Z]\.D\.|D\.) (?P<state>.+)$")
WORDINGS = (
    "U.S. District Court for the {}",
    "U.S. District Court in the {}",
    "United States District Court, {}",
    "federal court for the {}",
    "federal court in the {}",
)
"""How the press says it, beside the official name and the bare name of the district."""


@cache
def federal_courts() -> tuple[dict[str, Any], ...]:
    """The district courts that sit today, in the form of `ingest/data/registry`. Raises CasegraphError without courts-db."""
    spec = find_spec("courts_db")
    if spec is None or spec.origin is None:
        raise CasegraphError("The package courts-db is missing: install casegraph again, as the README says.")
    courts = json.loads((Path(spec.origin).parent / "data" / "courts.json").read_text("utf-8"))
    return tuple(entry for court in courts if _sits(court) for entry in _entries(court))


def _sits(court: dict[str, Any]) -> bool:
    dates = court.get("dates") or [{"end": None}]
    return court.get("system") == "federal" and any(not period.get("end") for period in dates)


def _entries(court: dict[str, Any]) -> Iterator[dict[str, Any]]:
    district = _district(str(court["name"]))
    if district:
        yield {
            "id": f"court-{court['id']}",
            "kind": "Court",
            "name": f"United States District Court for the {district}",
            # A state with one district: "District of Oregon" alone is a place as well.
            "aliases": [*(wording.format(district) for wording in WORDINGS), *([district] if not district.startswith("District") else [])],
            "country": "US",
            "source": court.get("court_url") or "https://free.law/projects/courts-db",
        }


def _district(name: str) -> str | None:
    """`District Court, E.D. New York` and the long form as "Eastern District of New York"."""
    if long := LONG.match(name):
        return long["district"]
    if short := SHORT.match(name):
        side = DISTRICTS.get(short["side"])
        return f"{side} District of {short['state']}" if side else f"District of {short['state']}"
    return None
