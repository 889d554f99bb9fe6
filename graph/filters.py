"""The one line that every query filters edges with, and its values. The same on both engines, in queries and in paths."""

from typing import Any

from pydantic import field_validator

from graph.days import LATEST, bounds
from graph.models import Grade, Model

EDGE_FILTER = (
    "r[$grade][$minSources - 1] <= $knownBy AND (NOT $hideDenied OR r.deniedKnown > $knownBy) "
    "AND (NOT $hideCleared OR r.clearedKnown > $knownBy) AND (NOT $checkedOnly OR r.checked) "
    "AND ($grade <> 'proven' OR r.overturnedKnown > $knownBy)"
)
"""Of an edge `r`. An overturned conviction is proven no longer from the day that told it."""


class Filter(Model):
    """How strong an edge must be, and as known by when."""

    grade: Grade = Grade.SAID
    min_sources: int = 1
    known_by: str = LATEST
    hide_denied: bool = False
    hide_cleared: bool = False
    checked_only: bool = False

    @field_validator("known_by")
    @classmethod
    def _a_day(cls, value: str) -> str:
        """A partial date means its last day."""
        return bounds(value).max

    @field_validator("min_sources")
    @classmethod
    def _positive(cls, value: int) -> int:
        if value < 1:
            raise ValueError(f"at least one source is needed, got {value}")
        return value

    def parameters(self) -> dict[str, Any]:
        """As the parameters of a Cypher statement."""
        return {
            "grade": self.grade.value,
            "minSources": self.min_sources,
            "knownBy": self.known_by,
            "hideDenied": self.hide_denied,
            "hideCleared": self.hide_cleared,
            "checkedOnly": self.checked_only,
        }
