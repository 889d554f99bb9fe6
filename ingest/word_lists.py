"""The reader's word lists: YAML files in, cached Python values out."""

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
