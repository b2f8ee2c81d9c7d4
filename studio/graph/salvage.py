"""Find JSON again in a text that has been through a chat, a mail or an issue.

On such ways a text gets fences, quotation marks at its lines, prose around it, other ends of lines,
spaces that do not break, curled quotes, and lines broken in the middle. Nothing of that can stand
in the JSON that this program writes, so it can be undone.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Collection, Iterator
from functools import partial
from itertools import islice

MENDABLE = 1_000_000
"""Characters; no chat and no issue takes more, and a longer text is only looked for, not mended."""
_TRIES = 64
"""At how many places the JSON is looked for."""
_PASSES = 4
"""How many times the length of a text may be read in doing so."""
_DECODER = json.JSONDecoder(parse_int=float)

_BRACE = re.compile(r'\{\s*"')
_QUOTED_LINES = re.compile(r"^[\s>|│┃\u200b\ufeff]+", re.MULTILINE)
_OPENING = re.compile(r"(?<=[{\[,:])(\s*)[“”„‟«»″]")
_CLOSING = re.compile(r"[“”„‟«»″](?=\s*[}\],:])")
_TEXTS = re.compile(r'("(?:[^"\\]|\\.)*")', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_LEGAL = frozenset('"\\/bfnrtu')
_SPACES = "\u00a0\u2007\u202f\u2009\u200a\u2002\u2003\u3000"
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_PLAIN_SPACES = str.maketrans(dict.fromkeys(_SPACES, " "))
_OUTSIDE = str.maketrans({**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_UNSEEN), "−": "-"})


def salvaged(text: str, formats: Collection[str]) -> str | None:
    """The JSON of an object whose ``format`` is one of these, out of a text that holds it.

    Where it is there and cannot be read, it is given as it stands, so that a reader can say what is
    wrong with it. ``None``: there is no sign of it.
    """
    if not any(name in text for name in formats):
        return None
    damaged = ""
    for variant in _variants(text):
        found = _object(variant, formats)
        if found:
            return found
        damaged = damaged or _looked_like(variant, formats)
    return damaged or None


def _object(text: str, formats: Collection[str]) -> str:
    """The first object of one of the formats, or one that is nested too deeply to tell."""
    budget = _PASSES * len(text)
    for brace in islice(_BRACE.finditer(text), _TRIES):
        start = brace.start()
        try:
            value, end = _DECODER.raw_decode(text, start)
        except json.JSONDecodeError as error:
            end = error.pos
        except RecursionError:
            return text[start:]
        else:
            if isinstance(value, dict) and value.get("format") in formats:
                return text[start:end]
        budget -= end - start
        if budget < 0:
            break
    return ""


def _looked_like(text: str, formats: Collection[str]) -> str:
    """What is most likely meant: from the brace before the name of the format."""
    names = "|".join(map(re.escape, formats))
    found = re.search(rf'"format"\s*:\s*"(?:{names})"', text)
    start = text.rfind("{", 0, found.start()) if found else -1
    return text[start:].rstrip("`\n ") if start >= 0 else ""


def _variants(text: str) -> Iterator[str]:
    """The text, and then with ever more undone that may have happened to it."""
    yield text
    if len(text) > MENDABLE:
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&quot;" in text:
        text = html.unescape(text)
    text = _QUOTED_LINES.sub("", text)
    yield text
    text = _CLOSING.sub('"', _OPENING.sub(r'\1"', text.translate(_PLAIN_UNSEEN)))
    start = text.find("{")
    yield text[:start] + _mended(text[start:])


_PLAIN_UNSEEN = str.maketrans({**dict.fromkeys("\u200b\ufeff")})


def _mended(text: str) -> str:
    """With lines joined that were broken inside of texts, and no foreign characters outside."""
    parts = _TEXTS.split(text)
    spaced = any(character in part for part in parts[::2] for character in _SPACES)
    parts[::2] = [part.translate(_OUTSIDE) for part in parts[::2]]
    parts[1::2] = map(partial(_mended_text, spaced=spaced), parts[1::2])
    return "".join(parts)


def _mended_text(text: str, spaced: bool) -> str:
    text = text.replace("\n", " ")
    if spaced:  # Whoever has made the spaces outside unbreakable has not spared those inside.
        text = text.translate(_PLAIN_SPACES)
    return _ESCAPE.sub(_kept_escape, text) if "\\" in text else text


def _kept_escape(found: re.Match[str]) -> str:
    """A chat puts backslashes before its own marks, as before an underscore."""
    return found[0] if found[1] in _LEGAL else found[1]
