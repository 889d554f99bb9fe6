"""The words of an edge. They are read as captions, so none may state an allegation as a fact."""

from functools import cache
from typing import Any

from graph.models import Manner, Status
from graph.schema import read_data


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = read_data("wording.yaml")
    return table


def caption(predicate: str, status: Status, *, proven: bool = False, speaker: str | None = None, manner: Manner | None = None) -> str:
    """The words between subject and object, such as `accused by U.S. prosecutors of helping`.

    A claim that is proven, or came about in some manner, reads so only where the table knows a difference.
    """
    words = _table()["predicates"][predicate]
    if status is Status.ALLEGED:
        return str(words["alleged"].format(by=f" by {speaker}" if speaker else ""))
    if manner and manner.value in words:
        return str(words[manner.value])
    return str(words.get("proven", words["asserted"]) if proven else words["asserted"])


def ending(*, denied: bool, cleared: bool, manner: Manner | None = None) -> str:
    """What a reader must see beside an accusation: that it is denied, and how it ended."""
    table = _table()
    parts = [table["denied"]] if denied else []
    if cleared:
        parts.append(table["cleared"][manner.value if manner else "unsaid"])
    return "; ".join(parts)
