"""The reader's word lists: YAML files in, cached Python values out."""

import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def data(name: str) -> Any:
    """The parsed YAML file `name` of `ingest/data`."""
    return yaml.load(files("ingest").joinpath("data", name).read_text("utf-8"), Loader=yaml.CSafeLoader)


@cache
def words(name: str, *keys: str) -> frozenset[str]:
    """A list in a word file, as a set: `words("people_words.yaml", "honorifics")`."""
    value = data(name)
    for key in keys:
        value = value[key]
    return frozenset(str(v) for v in value)


@cache
def demonyms() -> dict[str, str]:
    """Of "Mexican" its country, "Mexico"."""
    found = {}
    for country, entry in data("countries.yaml").items():
        for word in entry["demonyms"] if isinstance(entry, dict) else entry:
            found[word] = country
    return found


@cache
def countries() -> dict[str, str]:
    """Of every wording of a country its name: "the Maldives" is "Maldives"."""
    found = {country: country for country in data("countries.yaml")}
    for country, entry in data("countries.yaml").items():
        if isinstance(entry, dict):
            found |= dict.fromkeys(entry["also"], country)
    return found


def rank_of(word: str) -> str | None:
    """The rank that a word or abbreviation stands for ("Gen." is "general"), None where it is none."""
    plain = word.lower().replace(".", "")
    return next((rank for rank, forms in data("people_words.yaml")["ranks"].items() if plain in forms), None)


def base_of(word: str) -> str:
    """The head word of an office without "ex-" and "then-", lower case, singular."""
    plain = re.sub(r"^(?:ex|then|former|vice|co|mid)-(?=\w{4})", "", word.lower())
    if plain in position_heads():
        return plain
    for ending, single in (("ies", "y"), ("women", "woman"), ("men", "man"), ("s", "")):
        if plain.endswith(ending) and plain.removesuffix(ending) + single in position_heads():
            return plain.removesuffix(ending) + single
    return plain


def position_heads() -> frozenset[str]:
    """The head words of offices."""
    return words("positions.yaml", "heads") | words("positions.yaml", "needing")
