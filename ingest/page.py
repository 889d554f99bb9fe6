"""An article as the stages of reading see it: parsed sentences, then mentions, then who they are."""

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Self

from graph.models import Kind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens


@dataclass(frozen=True)
class Mention:
    """A stretch of tokens that names somebody or something. `first` and `last` are both inside."""

    first: int
    last: int
    head: int
    """The token that the rest of the sentence hangs on."""
    kind: Kind
    name: str
    """The wording without rank, title or article; of a position its normalised wording."""
    organization: str | None = None
    jurisdiction: str | None = None
    known: str | None = None
    """The id of a known body, or the name of a country, where it is one."""


@dataclass
class Who:
    """All that one article calls by one of the names of one entity."""

    key: int
    kind: Kind
    name: str
    mentions: list[Mention]
    organization: str | None = None
    jurisdiction: str | None = None
    ambiguous: bool = False
    """A surname that two people of the article share: nobody can tell whose it is."""

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(m.name for m in self.mentions))


@dataclass(frozen=True)
class Link:
    """What a pronoun or "the general" stands for. `hops` counts how far the proof lies: 0 same sentence, 1 another one."""

    who: int
    hops: int
    antecedent: int
    """A token of the mention that tells who is meant."""


@dataclass
class Page:
    """A text, its parse, and what the stages have found on it so far."""

    text: str
    doc: "Doc"
    starts: list[int]
    """Where each token starts in the text."""
    blocks: list[tuple[int, int]]
    """First token and token after the last, of each paragraph."""
    mentions: list[Mention] = field(default_factory=list)
    people: list[Who] = field(default_factory=list)
    """All entities; `Who.key` is the place in this list."""
    of_mention: dict[Mention, int] = field(default_factory=dict)
    links: dict[int, Link] = field(default_factory=dict)
    """Of a token that is a pronoun or a role noun."""

    @classmethod
    def of(cls, text: str, docs: "list[tuple[int, Doc]]", joined: "Doc") -> Self:
        """A page over the joined documents of its blocks, each with the offset where its block starts."""
        starts = [offset + token.idx for offset, doc in docs for token in doc]
        edges, at = [], 0
        for _, doc in docs:
            edges.append((at, at + len(doc)))
            at += len(doc)
        return cls(text=text, doc=joined, starts=starts, blocks=edges)

    @cached_property
    def sentences(self) -> "list[Tokens]":
        return list(self.doc.sents) if len(self.doc) else []

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [first for first, _ in self.blocks]

    def sentence_number(self, token: int) -> int:
        """Which sentence a token stands in."""
        return bisect_right(self._sentence_starts, token) - 1

    def block_number(self, token: int) -> int:
        """Which paragraph a token stands in."""
        return bisect_right(self._block_starts, token) - 1

    def end(self, token: int) -> int:
        """Where a token ends in the text."""
        return self.starts[token] + len(self.doc[token].text)

    def span(self, first: int, last: int) -> Span:
        """The characters from token `first` to token `last`, both inside."""
        return Span(start=self.starts[first], end=self.end(last))

    def words(self, first: int, last: int) -> str:
        """The original wording from token `first` to token `last`, line breaks as spaces."""
        return " ".join(self.span(first, last).of(self.text).split())

    def quote(self, token: int) -> Span:
        """The sentence that a token stands in, without white space around it."""
        sentence = self.sentences[self.sentence_number(token)]
        inside = [t.i for t in sentence if not t.is_space]
        return self.span(inside[0], inside[-1]) if inside else self.span(token, token)

    def token_at(self, offset: int) -> int:
        """The token that holds this character, or the next one."""
        at = bisect_right(self.starts, offset) - 1
        return at if at >= 0 and offset < self.end(at) else min(at + 1, len(self.starts) - 1)

    @cached_property
    def by_head(self) -> "dict[int, Mention]":
        """The mention whose head a token is; ask after all mentions are in."""
        return {m.head: m for m in self.mentions}

    @cached_property
    def by_token(self) -> "dict[int, Mention]":
        """The mention that covers a token; ask after all mentions are in. Positions give way to what stands inside them."""
        covering: dict[int, Mention] = {}
        for mention in sorted(self.mentions, key=lambda m: (m.kind is not Kind.POSITION, m.first - m.last)):
            covering.update(dict.fromkeys(range(mention.first, mention.last + 1), mention))
        return covering

    def who(self, mention: Mention) -> Who:
        """The entity of a mention."""
        return self.people[self.of_mention[mention]]

    def token(self, at: int) -> "Token":
        """The parsed token at a place."""
        return self.doc[at]
