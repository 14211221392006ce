"""The languages of the texts: codes and names.

What comes in: a code, or a language's name in English or in itself. What goes out: the ISO 639-1 code; and back.
"""

from __future__ import annotations

#: Code to names, the English one first. Further names are looked up without regard to case.
LANGUAGES: dict[str, tuple[str, ...]] = {
    "en": ("English", "anglais", "inglés"),
    "fr": ("French", "français", "francais", "francés"),
    "es": ("Spanish", "español", "espanol", "castellano", "espagnol"),
    "ru": ("Russian", "русский", "russe", "ruso"),
    "ar": ("Arabic", "العربية", "arabe", "árabe"),
    "zh": ("Chinese", "中文", "汉语", "chinois", "chino"),
    "de": ("German", "Deutsch", "allemand", "alemán"),
}

_CODES = {name.casefold(): code for code, names in LANGUAGES.items() for name in (code, *names)}


def language_code(name: str) -> str | None:
    """The code of a language by code or name; None for one that is not in the table."""
    return _CODES.get(name.casefold())


def language_hint(name: str) -> str:
    """What to write instead of a name that no language of the table has."""
    from resindex.query.nearest import nearest

    near = nearest(name, [called for names in LANGUAGES.values() for called in names], limit=1, likeness=80)
    known = ", ".join(f"{code} ({names[0]})" for code, names in LANGUAGES.items())
    return f"did you mean  {near[0]}" if near else f"languages are {known}"


def language_name(code: str) -> str:
    """The English name of a language; the code itself for one that is not in the table."""
    return LANGUAGES[code][0] if code in LANGUAGES else code
