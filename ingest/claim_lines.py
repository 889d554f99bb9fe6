"""A claim as a line of JSON, in the form that `casegraph claims` prints."""

from graph.grades import grade
from graph.models import Article, Claim, Reading, Ref, is_literal, is_offense, words_of


def claim_line(article: Article, reading: Reading, claim: Claim) -> dict[str, object]:
    """The claim with its ends by name, its quote word for word and what else the text says; keys without a value are left out."""
    names = {e.id: e.name for e in reading.entities}
    kinds = {e.id: str(e.kind) for e in reading.entities}

    def end(ref: Ref) -> dict[str, str]:
        if is_offense(ref) or is_literal(ref):
            return {"kind": "Offense" if is_offense(ref) else "Literal", "name": words_of(ref)}
        return {"kind": kinds[ref], "name": names[ref]}

    def wording(ref: Ref | None) -> str | None:
        return end(ref)["name"] if ref else None

    line: dict[str, object | None] = {
        "doc": article.name,
        "id": claim.id,
        "predicate": claim.predicate,
        "subject": end(claim.subject),
        "object": end(claim.object),
        "status": str(claim.status),
        "quote": claim.quote.of(article.text),
        "context": claim.context.of(article.text) if claim.context else None,
        "date": claim.date,
        "start": claim.start,
        "end": claim.end,
        "attributed_to": wording(claim.speaker),
        "speaker_sort": str(claim.speaker_sort),
        "by": wording(claim.by),
        "manner": str(claim.manner) if claim.manner else None,
        "about": [wording(ref) for ref in claim.about] or None,
        "victim": [wording(ref) for ref in claim.victim] or None,
        "amount": claim.amount,
        "kin": claim.kin,
        "grade": str(grade(claim)),
        "confidence": claim.confidence,
    }
    return {key: value for key, value in line.items() if value is not None}
