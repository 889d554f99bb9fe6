"""No caption states an allegation as a fact."""

import pytest

from graph.models import Manner, Status
from graph.schema import MANNERS, schema
from graph.wording import caption, ending

HEDGES = ("alleged", "accused", "said")
PREDICATES = sorted(schema().predicates)


@pytest.mark.parametrize("predicate", PREDICATES)
@pytest.mark.parametrize("speaker", [None, "U.S. prosecutors"])
def test_an_alleged_edge_says_so(predicate: str, speaker: str | None) -> None:
    words = caption(predicate, Status.ALLEGED, proven=True, speaker=speaker)
    assert any(hedge in words.split() for hedge in HEDGES)
    assert (speaker or "") in words
    assert "{" not in words


@pytest.mark.parametrize("predicate", [p for p in PREDICATES if schema().predicates[p].incriminates != "never"])
def test_what_only_a_paper_says_reads_as_a_report(predicate: str) -> None:
    """An article's own voice is no finding: a tie or an accusation is `reported`, only a court's is `found`."""
    if schema().predicates[predicate].sort in ("accusation", "tie") and predicate != "PART_OF":
        assert "reported" in caption(predicate, Status.ASSERTED)


@pytest.mark.parametrize("predicate", PREDICATES)
@pytest.mark.parametrize("status", [Status.ASSERTED, Status.ALLEGED])
@pytest.mark.parametrize("denied", [True, False])
@pytest.mark.parametrize("cleared", [None, *MANNERS["CLEARED_OF"]])
def test_every_combination_has_words(predicate: str, status: Status, denied: bool, cleared: Manner | None) -> None:
    words, end = caption(predicate, status), ending(denied=denied, cleared=cleared is not None, manner=cleared)
    assert words
    assert ("denied" in end) == denied
    assert bool(end.replace("denied", "").strip("; ")) == (cleared is not None)


def test_how_somebody_was_cleared_is_said() -> None:
    assert caption("CLEARED_OF", Status.ASSERTED, manner=Manner.DISMISSED) == "charges dropped:"
    assert caption("CLEARED_OF", Status.ASSERTED, manner=Manner.ACQUITTED) == "acquitted of"
    assert ending(denied=True, cleared=True, manner=Manner.DISMISSED) == "denied; charges later dropped"
