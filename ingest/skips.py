"""Why an input is no article, and the error that carries it."""

from enum import StrEnum

from graph.errors import CasegraphError


class SkipReason(StrEnum):
    """Why an input was skipped, or (`BAD_FACTS`) read without something that is told about it."""

    EMPTY = "empty"
    NO_TEXT = "no text"
    BINARY = "binary"
    TOO_LARGE = "too large"
    UNREADABLE = "unreadable"
    NOT_SUPPORTED = "not supported"
    BAD_FACTS = "bad facts"


class NotAnArticle(CasegraphError):
    """The bytes give no text. The message is a sentence that says what to do about it."""

    def __init__(self, reason: SkipReason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason
