"""Invented paragraphs in seven languages, and one-line builders of entries."""

from __future__ import annotations

from resindex.engines.base import Entry


def entry(
    key: int,
    text: str,
    *,
    document: int | None = None,
    language: str = "en",
    title: str = "",
    about: str = "",
    **values: str,
) -> Entry:
    """An entry; keyword values are given as one string, several separated by ``|``."""
    kept = {name: tuple(value.split("|")) for name, value in values.items()}
    return Entry(key, document or key, language, text, title, {"language": (language,), **kept}, about)


HARBOUR = {"title": "Safety of harbours", "symbol": "A/RES/9/12", "date": "2001-03-01", "year": "2001"}
LANTERN = {"title": "Lighting of public lanterns", "symbol": "A/RES/10/2", "date": "2003-11-20", "year": "2003"}
PHARE = {"title": "Sécurité des ports", "symbol": "A/RES/9/12", "date": "2001-03-01", "year": "2001", "language": "fr"}

CORPUS = (
    entry(1, "Recalling its resolution 53/144 on non-governmental pilots,", document=1, section="preambular",
          verb="recalls", cites="A/RES/53/144", **HARBOUR),
    entry(2, "Urges States to organise the defence of lighthouses and of their defenders;", document=1,
          section="operative", verb="urges", addressee="States", **HARBOUR),
    entry(3, "Calls upon nongovernmental bodies to honour the right of return of seamen’s families;", document=1,
          section="operative", verb="calls upon|urges", **HARBOUR),
    entry(4, "Requests harbour masters to report on defending the lights, see A/RES/53/144;", document=1,
          section="operative", verb="requests", addressee="harbour masters|States", **HARBOUR),
    entry(5, "Decides to organize a meeting of non governmental guardians;", document=2, section="operative",
          verb="decides", **LANTERN),
    entry(6, "Notes that lanterns are to be lit at dusk, and that to be seen is to be safe;", document=2,
          section="operative", verb="notes", **LANTERN),
    entry(7, "Affirms that return is a right;", document=2, section="operative", verb="affirms", **LANTERN),
    entry(8, "Rappelant l’impunité des pirates et la résolution adoptée,", document=3, section="preambular", **PHARE),
    entry(9, "Décide d’organiser la défense des phares ;", document=3, section="operative", **PHARE),
    entry(10, "Pide a los Estados que adopten resoluciones sobre los faros;", language="es", symbol="A/RES/10/3"),
    entry(11, "призывает государства защищать маяки и международные порты;", language="ru", symbol="A/RES/10/3"),
    entry(12, "يحث الدول على حماية المنارات وفقا للقرار ٥٣/١٤٤؛", language="ar", symbol="A/RES/10/3"),
    entry(13, "促请各国保护灯塔和人权捍卫者；", language="zh", symbol="A/RES/10/3"),
    entry(14, "fordert die Staaten auf, die Leuchttürme zu schützen;", language="de", symbol="A/RES/10/3"),
    entry(15, "Recorda os faróis e a resolução;", language="pt", symbol="A/RES/10/3"),
)  # fmt: skip
