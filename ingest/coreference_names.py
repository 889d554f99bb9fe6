"""Which mentions are one entity: full names, surnames, acronyms and known bodies within one article."""

from collections import Counter

from graph.ids import fold
from graph.models import Kind
from ingest.page import Mention, Page, Who


def group_names(page: Page) -> None:
    keys = _people_keys(page)
    groups: dict[tuple[Kind, str], list[Mention]] = {}
    introduced: dict[str, int] = {}
    for mention in page.mentions:
        if mention.kind is Kind.PERSON and not keys[mention.name].startswith("?"):
            introduced.setdefault(keys[mention.name], mention.first)
    for mention in page.mentions:
        key = _known_by_then(keys[mention.name], mention, introduced) if mention.kind is Kind.PERSON else _body_key(mention)
        groups.setdefault((mention.kind, key), []).append(mention)
    groups = _with_acronyms(groups)
    for n, ((kind, key), found) in enumerate(groups.items()):
        ambiguous = kind is Kind.PERSON and key.startswith("?")
        name = max((m.name for m in found), key=lambda name: (len(name.split()), len(name), name))
        best = next((m for m in found if m.jurisdiction and m.name == name), found[0])
        page.people.append(Who(n, kind, name, found, best.organization, best.jurisdiction, ambiguous))
        page.of_mention.update(dict.fromkeys(found, n))


def _people_keys(page: Page) -> dict[str, str]:
    """Of every wording of a person the key of the person meant; a surname that two people share keeps one of its own, with "?"."""
    names = Counter(m.name for m in page.mentions if m.kind is Kind.PERSON)
    full = sorted((n for n in names if len(fold(n).split()) > 1), key=lambda n: (-len(fold(n).split()), n))
    keys: dict[str, str] = {}
    for name in full:
        inside = {keys[other] for other in keys if _part_of(fold(name).split(), fold(other).split())}
        keys[name] = inside.pop() if len(inside) == 1 else f"?{fold(name)}" if inside else fold(name)
    people = dict.fromkeys(k for k in keys.values() if not k.startswith("?"))
    for name in names:
        if name not in keys:
            keys[name] = _surname_key(fold(name), list(people))
    return keys


def _known_by_then(key: str, mention: Mention, introduced: dict[str, int]) -> str:
    """A surname that two people share means the one of them who has been named in full, while the other has not."""
    if not key.startswith("?"):
        return key
    short = key[1:].split()
    before = [
        k
        for k, first in introduced.items()
        if first < mention.first and (short[0] in k.split()[1:] if len(short) == 1 else _part_of(short, k.split()))
    ]
    return before[0] if len(before) == 1 else key


def _part_of(short: list[str], long: list[str]) -> bool:
    """Whether a shorter full name can be the longer one: in order, and with its first name or its surname."""
    rest = iter(long)
    ordered = all(any(_same_word(s, w) for w in rest) for s in short)
    return ordered and (_same_word(short[0], long[0]) or long[-len(short) :] == short or long[1 : 1 + len(short)] == short)


def _same_word(short: str, word: str) -> bool:
    return short == word or (len(short) == 1 and word.startswith(short))


def _surname_key(name: str, people: list[str]) -> str:
    surnamed = [p for p in people if name in p.split()[1:]]
    candidates = surnamed or [p for p in people if p.split()[0] == name]
    if len(candidates) > 1:
        last = [p for p in candidates if p.split()[-1] == name]
        candidates = last if len(last) == 1 and len(candidates) > 1 and surnamed else candidates
    return candidates[0] if len(candidates) == 1 else (f"?{name}" if candidates else name)


def _body_key(mention: Mention) -> str:
    if mention.known:
        return mention.known
    key = fold(mention.name)
    if mention.kind is Kind.CARTEL:
        return " ".join(w for w in key.split() if w not in ("the", "drug", "cartel", "los", "las", "gang", "clan", "mexican")) or key
    return key.removeprefix("the ").removeprefix("u s ").removeprefix("us ")


def _with_acronyms(groups: dict[tuple[Kind, str], list[Mention]]) -> dict[tuple[Kind, str], list[Mention]]:
    """A lone acronym is the body whose name stands right before it in brackets, or has its initials."""
    merged: dict[tuple[Kind, str], list[Mention]] = {}
    for (kind, key), found in groups.items():
        target = (kind, key)
        if (
            kind not in (Kind.PERSON, Kind.POSITION, Kind.PLACE)
            and found[0].name.isupper()
            and 2 < len(found[0].name) < 8
            and not found[0].known
        ):
            fits = [
                k
                for k in groups
                if k != target and k[0] not in (Kind.PERSON, Kind.POSITION, Kind.PLACE) and _initials(groups[k][0].name) == found[0].name
            ]
            target = fits[0] if len(fits) == 1 else target
        merged.setdefault(target, []).extend(found)
    return {k: sorted(v, key=lambda m: m.first) for k, v in merged.items()}


def _initials(name: str) -> str:
    return "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper())
