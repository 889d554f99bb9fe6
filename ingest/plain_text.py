"""Bytes as text, and Markdown as plain text."""

import codecs
import re

from ingest.skips import NotAnArticle, SkipReason

CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\f")) + b"\x7f"
SAMPLE, CONTROL_SHARE = 8192, 0.1
DECLARED = re.compile(rb"<meta[^<>]{0,200}charset=[\"' ]?([\w-]{1,40})", re.IGNORECASE)
CHARSETS = re.compile(r"(?i:iso-8859-\d{1,2}|latin-?1|windows-125\d|cp125\d|koi8-[ru]|gbk|gb2312|gb18030|big5|shift[_-]jis|euc-(?:jp|kr))")


def decoded(raw: bytes, name: str) -> str:
    """The text of `raw`, with `\\n` as its only line ending and no byte order mark.

    UTF-8, else UTF-16 with its mark, else what an HTML page declares, else a Western 8-bit encoding where the words look right.
    Raises NotAnArticle (`BINARY`) for anything else; `name` is for its sentence.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _as(raw, "utf-16")
    else:
        text = None if _is_binary(raw) else _eight_bit(raw)
    if text is None:
        raise NotAnArticle(SkipReason.BINARY, f"{name} holds bytes that are no text: export it as a text file in UTF-8.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _eight_bit(raw: bytes) -> str | None:
    readings = (reading(raw) for reading in (lambda raw: _as(raw, "utf-8-sig"), _as_declared, _as_western))
    return next((text for text in readings if text is not None), None)


def _is_binary(raw: bytes) -> bool:
    sample = raw[:SAMPLE]
    controls = len(sample) - len(sample.translate(None, CONTROLS))
    return b"\0" in raw or controls > len(sample) * CONTROL_SHARE


def _as(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _as_declared(raw: bytes) -> str | None:
    declared = DECLARED.search(raw[:2048])
    name = declared[1].decode("ascii") if declared else ""
    return _as(raw, name) if CHARSETS.fullmatch(name) else None


def _as_western(raw: bytes) -> str | None:
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_isolation=["cp1252", "latin_1"]).best()
    return str(best) if best else None


_MARKS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.MULTILINE), replacement)
    for pattern, replacement in (
        (r"<!--(?:[^<]|<(?!!--)){0,5000}?-->", ""),
        (r"^ {0,3}(?:```|~~~)[^\n]*$", ""),
        (r"^ {0,3}(?:[-*_] ?){3,80}$", ""),
        (r"^ {0,3}\[[^\[\]\n]{1,100}\]:[ \t]+\S[^\n]*$", ""),  # where a link leads
        (r"^ {0,3}#{1,6}[ \t]+([^\n]*?)[ \t#]*$", r"\1"),
        (r"^(?: {0,3}>[ \t]?){1,9}", ""),
        (r"^([ \t]{0,12})[*+-][ \t]+", r"\1"),
        (r"!\[[^\[\]\n]{0,500}\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)", ""),
        (r"\[([^\[\]\n]{0,500})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)", r"\1"),
        (r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,100}\]", r"\1"),
        (r"<((?:https?://|mailto:)[^<>\s]{1,2000})>", r"\1"),
        (r"(?<![*\\])\*{1,3}(?=[^\s*])([^*\n]{1,1000})(?<=[^\s*\\])\*{1,3}(?!\*)", r"\1"),
        (r"(?<![\w\\])_{1,3}(?=[^\s_])([^_\n]{1,300})(?<=[^\s_\\])_{1,3}(?!\w)", r"\1"),
        (r"`([^`\n]{1,500})`", r"\1"),
        (r"\\([\\`*_{}\[\]()#+.!<>~|-])", r"\1"),
    )
)


def without_marks(markdown: str) -> str:
    """The words of a Markdown text: links by their words, no emphasis, headings, quotes, bullets, rules or images."""
    for pattern, replacement in _MARKS:
        markdown = pattern.sub(replacement, markdown)
    return markdown
