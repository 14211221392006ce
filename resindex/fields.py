"""THE field table: everything that can be asked of a paragraph, once.

Engine schema, query parser, option help, ``resindex help query``, completion and the user guide are all made from
this table, so they cannot disagree.
"""

from __future__ import annotations

from typing import Literal

from resindex.frozen import frozen

Kind = Literal["text", "keyword", "number", "date"]


@frozen
class Field:
    """One field. ``kind`` decides how it is indexed and compared.

    ``option`` is the search option that filters by it (None: only as ``field:value``). ``vocabulary`` says that
    its values are a closed or countable set, offered by completion and *did you mean*. ``derived``: no engine holds
    it, what it means is read from the store when it is asked for.
    """

    name: str
    kind: Kind
    help: str
    example: str
    aliases: tuple[str, ...] = ()
    option: str | None = None
    sortable: bool = False
    facet: bool = False
    vocabulary: bool = False
    derived: bool = False


FIELDS: tuple[Field, ...] = (
    Field("text", "text", "words of the paragraph", "text:impunity", ("words",)),
    Field("title", "text", "words of the resolution's title", "title:defenders"),
    Field(
        "verb",
        "keyword",
        "acting verb, in any form (urges, Urging, urge), by force (>=urges) or family (@asks)",
        "verb:urges",
        ("act",),
        option="--verb",
        facet=True,
        vocabulary=True,
    ),
    Field(
        "section",
        "keyword",
        "part of the document: preambular (pp), operative (op), nested, annex, footnote …",
        "section:op",
        ("part",),
        option="--section",
        facet=True,
        vocabulary=True,
    ),
    Field(
        "kind",
        "keyword",
        "boilerplate: a paragraph that only keeps a matter on the agenda (remains seized …)",
        "kind:boilerplate",
        facet=True,
        vocabulary=True,
    ),
    Field(
        "body",
        "keyword",
        "adopting body, by name, short name or symbol (HRC, General Assembly, S)",
        "body:HRC",
        ("organ",),
        option="--body",
        facet=True,
        vocabulary=True,
    ),
    Field(
        "symbol",
        "keyword",
        "document symbol; a trailing * takes all that begin so",
        "symbol:A/RES/53/144",
        ("doc",),
        option="--symbol",
        sortable=True,
        vocabulary=True,
    ),
    Field("year", "number", "year of adoption, or a range", "year:2000..2005", option="--year", facet=True),
    Field("date", "date", "date of adoption, or a range", "date:2003-04-24", ("adopted",), sortable=True),
    Field(
        "cites",
        "keyword",
        "a document that the paragraph cites, with or without its place",
        "cites:A/RES/53/144",
        ("reference", "references"),
        option="--cites",
        vocabulary=True,
    ),
    Field(
        "cited_by",
        "keyword",
        "cited by a resolution or a paragraph of it: the documents it cites, or the places where it names them",
        "cited_by:A/RES/94/901",
        ("citedby",),
        option="--cited-by",
        derived=True,
    ),
    Field(
        "addressee",
        "keyword",
        "whom the act is addressed to",
        'addressee:"Secretary-General"',
        ("to",),
        option="--addressee",
        facet=True,
        vocabulary=True,
    ),
    Field(
        "addressee_class",
        "keyword",
        "what kind of addressee: all_states, named_state, secretary_general, agency, mandate_holder …",
        "addressee_class:mandate_holder",
        ("whom",),
        facet=True,
        vocabulary=True,
    ),
    Field(
        "language",
        "keyword",
        "language, by code or name",
        "language:en",
        ("lang",),
        option="--language",
        facet=True,
        vocabulary=True,
    ),
    Field("number", "keyword", "paragraph number as cited", "number:5(a)", ("para", "paragraph")),
    Field("session", "keyword", "session of the body", "session:59", facet=True, vocabulary=True),
    Field(
        "subject",
        "keyword",
        "subject term of the publisher",
        'subject:"HUMAN RIGHTS"',
        ("topic",),
        option="--subject",
        facet=True,
        vocabulary=True,
    ),
    Field(
        "agenda",
        "keyword",
        "agenda item, by number or words",
        "agenda:17",
        ("agenda_item",),
        option="--agenda-item",
        vocabulary=True,
    ),
    Field("modifier", "keyword", "a word that colours the verb", "modifier:strongly", facet=True, vocabulary=True),
    Field(
        "adoption",
        "keyword",
        "how it was adopted: consensus (without a vote), vote (a recorded vote), unanimously",
        'adoption:"without a vote"',
        ("how",),
        option="--adopted",
        facet=True,
        vocabulary=True,
    ),
    Field(
        "voted_for",
        "keyword",
        "a State that voted for the resolution, by ISO code or any of its names",
        "voted_for:BRA",
        ("in_favour",),
        option="--voted-for",
        facet=True,
        vocabulary=True,
    ),
    Field(
        "voted_against",
        "keyword",
        "a State that voted against it",
        "voted_against:BRA",
        ("against",),
        option="--voted-against",
        facet=True,
        vocabulary=True,
    ),
    Field(
        "abstained",
        "keyword",
        "a State that abstained from the vote",
        "abstained:BRA",
        ("abstaining",),
        option="--abstained",
        facet=True,
        vocabulary=True,
    ),
    Field(
        "status",
        "keyword",
        "adopted or not-adopted",
        "status:adopted",
        option="--status",
        facet=True,
        vocabulary=True,
    ),
    Field("draft", "keyword", "symbol of the draft", "draft:A/HRC/54/L.16", vocabulary=True),
    Field(
        "sponsor",
        "keyword",
        "a sponsor: a State by ISO code or any of its names, or a group",
        "sponsor:Albania",
        option="--sponsor",
        facet=True,
        vocabulary=True,
    ),
    Field("source", "keyword", "path of the file inside the corpus", "source:hrc/a.txt", ("file", "path")),
)

_BY_NAME = {name: f for f in FIELDS for name in (f.name, *f.aliases)}


def find_field(name: str) -> Field | None:
    """The field of that name or alias, case aside; None where there is none."""
    return _BY_NAME.get(name.casefold())


def field_names() -> tuple[str, ...]:
    """All names and aliases."""
    return tuple(_BY_NAME)
