"""Errors as sentences: what went wrong, where, and how to mend it. The command line prints them as they are."""


class CasegraphError(Exception):
    """Something that a person must know. The message is one clear sentence."""

    exit_code = 1


class UserMistake(CasegraphError):
    """What was asked cannot be done as asked: a missing path, an unknown query, a wrong parameter."""

    exit_code = 2


class EngineError(CasegraphError):
    """The graph database cannot be reached, refuses the password, or broke off."""


class ArchiveError(CasegraphError):
    """The archive cannot be opened, read or written."""


class ClaimRefused(CasegraphError):
    """The archive refuses a reading that would make it untrue: a claim outside the schema, a quote that is not in the text."""
