"""Front matter: lines of YAML between two lines of `---` at the top of a text."""

import re
from typing import NamedTuple

import yaml

from ingest.facts import checked

LONGEST = 20_000
BLOCK = re.compile(r"---[ \t]*\n(?P<yaml>(?:[^\n]*\n){0,500}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
FIRST_KEY = re.compile(r"\s*(?:#[^\n]*\n\s*)*[\w-]+[ \t]*:(?:\s|\Z)")


class FrontMatter(NamedTuple):
    """What stands above a text, the text below, and a sentence for each thing that could not be read."""

    told: dict[str, str]
    text: str
    problems: tuple[str, ...] = ()


def split(text: str, name: str) -> FrontMatter:
    """Takes the front matter off `text`. Where there is none, nothing is told. `name` is the file's, for the sentences."""
    block = BLOCK.match(text[:LONGEST])
    if not block or not FIRST_KEY.match(block["yaml"]):
        return FrontMatter({}, text)
    below = text[block.end() :].lstrip("\n")
    try:
        values = yaml.load(block["yaml"], Loader=yaml.BaseLoader)  # every value as it is written
    except (yaml.YAMLError, RecursionError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 2
        return FrontMatter(
            {}, below, (f"{name}, line {line}: the front matter is no YAML, so none of it is used; write it as `field: value`.",)
        )
    told, problems = checked(values)
    lines = (f"{name}, line {_line(block['yaml'], field)}: {problem}." for field, problem in problems)
    return FrontMatter(told, below, tuple(lines))


def _line(source: str, field: str) -> int:
    """The line of the file on which a field stands: the first is the `---`."""
    found = re.search(rf"^[\"']?{field}[\"']?\s*:", source, re.MULTILINE)
    return source.count("\n", 0, found.start() if found else 0) + 2
