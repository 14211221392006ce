"""What fuzzing begins with: small documents, symbols and queries of every shape that the code knows, by target."""

from __future__ import annotations

from fuzz_targets import word_package

_RESOLUTION = """\
A/RES/99/901

                Distr.: General
                 18 December 2044

99/901. Rights of lighthouse keepers

     The General Assembly,

     Recalling its resolutions 53/144 of 9 December 1998, 54/170 and 217 A (III), and Security Council
resolution 1325 (2000) of 31 October 2000, paragraph 5 (a) (ii) thereof,

     Deeply concerned at the impunity of those who break lamps,¹

     1.  Strongly condemns the breaking of lamps;
     2.  Calls upon all States:
     (a) To give every keeper oil;
     (b) To repair broken lamps:
          (i) Without delay;
          (ii) At no cost;
     5 bis. Takes note of documents A/HRC/31/55 and E/CN.4/2003/104/Add.1;
     6. Decides to remain seized of the matter.

                                    71st plenary meeting
                                    18 December 2044
_______________
1 See A/99/53, chap. II.

44-12345 2/3
\f
Annex
I. Statute
[Adopted by a recorded vote of 33 to 2, with 1 abstention.
In favour: Atlantis, Utopia
Against: None]
"""
_FRENCH = """\
L'Assemblée générale,
Rappelant ses résolutions 53/144 du 9 décembre 1998 et 60/251 du 15 mars 2006,
1. Prie instamment tous les États d’agir ;
a) De faire ceci ;
2. Décide de rester saisie de la question.
"""
_RUSSIAN = "Генеральная Ассамблея,\nссылаясь на свою резолюцию 53/144 от 9 декабря 1998 года,\n1. настоятельно призывает все государства;\n"
_CHINESE = "大会,\n回顾其1998年12月9日第53/144号决议,\n1. 敦促所有国家;\n(a) 采取行动;\n"
_ARABIC = "إن الجمعية العامة،\nإذ تشير إلى قرارها 53/144 المؤرخ 9 كانون الأول/ديسمبر 1998،\n1 - تحث جميع الدول؛\n"
_SPANISH = "La Asamblea General,\nRecordando su resolución 53/144, de 9 de diciembre de 1998,\n1. Exhorta a todos los Estados;\n"
_TEXTS = [text.encode() for text in (_RESOLUTION, _FRENCH, _RUSSIAN, _CHINESE, _ARABIC, _SPANISH)]

_MARKDOWN = b"""\
---
symbol: A/RES/1/1
---
# A/RES/1/1

<!-- Page 1 -->
The General Assembly,

1. *Urges* **all** States[^1] to [act](https://example.org):
   - one
   - two
     > quoted

| a | b |
|---|---|
| 1 | 2 |

```
code
```
[^1]: A note.
"""
_HTML = b"""\
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A/RES/1/1</title>
<style>.i{font-style:italic}</style></head><body><nav>menu</nav><p>The General Assembly,</p>
<ol start="3" type="a"><li value="5"><i>Urges</i> <a href="https://undocs.org/A/RES/53/144">53/144</a><sup><a href="#n1">1</a></sup></li>
<li><em class="i">Calls upon</em><ol><li>one<br>two</li></ol></li></ol><table><tr><td>1</td><td>x</td></tr></table>
<pre>1. plain\n   lines</pre><div id="n1"><sup>1</sup> See A/1/1.</div></body></html>
"""
_AKOMA = b"""\
<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un">
<statement name="resolution"><meta><identification><FRBRWork>
<FRBRuri value="/akn/un/statement/deliberation/unga/2044-12-18/99-901/"/><FRBRdate date="2044-12-18" name="adoption"/>
</FRBRWork><FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression></identification>
<analysis><akn4un:votingResult for="3" against="1"/></analysis></meta>
<coverPage><p><docNumber refersTo="#symbol">A/RES/99/901</docNumber></p></coverPage>
<preamble><formula name="enactingFormula"><p>The General Assembly,</p></formula>
<container name="x"><p><i>Recalling</i> its <a href="/akn/un/53-144">resolution 53/144</a>,</p></container></preamble>
<mainBody><paragraph><num>1.</num><content><p><span class="italic">Urges</span> all<authorialNote marker="1"><p>n</p></authorialNote></p></content></paragraph>
<paragraph><num>2.</num><list><listIntroduction>Calls upon</listIntroduction><point><num>(a)</num><content><p>one</p></content></point></list></paragraph>
<crossHeading refersTo="#preamble">A</crossHeading><table><tr><td><p>1</p></td></tr></table></mainBody>
<conclusions><p>71st plenary meeting</p></conclusions><attachments><attachment><doc name="annex"><mainBody><p>Annex</p></mainBody></doc></attachment></attachments>
</statement></akomaNtoso>
"""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_PARTS = (
    f'<w:document xmlns:w="{_W}"><w:body><w:p><w:pPr><w:pStyle w:val="H1"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/>'
    '</w:numPr></w:pPr><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">Urges </w:t></w:r><w:r><w:footnoteReference w:id="2"/>'
    '</w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>A/RES/1/1</w:t><w:br/></w:r></w:p></w:tc>'
    '</w:tr></w:tbl><w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple><w:ins><w:r><w:sym w:char="F0B7"/></w:r>'
    "</w:ins></w:p></w:body></w:document>",
    f'<w:styles xmlns:w="{_W}"><w:style w:type="paragraph" w:styleId="H1"><w:basedOn w:val="H1"/><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/><w:vanish/></w:rPr></w:style></w:styles>',
    f'<w:numbering xmlns:w="{_W}"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="3999"/></w:lvlOverride></w:num></w:numbering>',
    f'<w:footnotes xmlns:w="{_W}"><w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>',
    f'<w:hdr xmlns:w="{_W}"><w:p><w:r><w:t>A/RES/1/1</w:t></w:r></w:p></w:hdr>',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" TargetMode="External" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://undocs.org/A/RES/53/144"/>'
    "</Relationships>",
)
_CONTENT = b"BT /F1 10 Tf 1 0 0 1 72 700 Tm (1. Urges all States;) Tj 0 -12 Td (A/RES/1/1) Tj ET 72 100 100 0.5 re f"
_PDF = (
    b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
    b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate 0 "
    b"/Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>\nendobj\n"
    b"4 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>\nendobj\n"
    b"5 0 obj\n<< /Length " + str(len(_CONTENT)).encode() + b" >>\nstream\n" + _CONTENT + b"\nendstream\nendobj\n"
    b"trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n"
)
_SYMBOLS = (
    "A/RES/53/144", "S/RES/1325 (2000)", "A/RES/217(III)A", "217 A (III)", "1325 (2000)", "53/144", "S/RES/1325",
    "Assembly resolution 53/144", "A/HRC/RES/31/77", "E/CN.4/Sub.2/RES/2003/64", "WHA73.1", "UNEP/EA.4/Res.1", "36C/Resolution15",
    "UNSCR 1325", "P9_TA(2021)0123", "2/CP.19", "A/77/62-E/2022/8", "A/C.3/70/L.45/Rev.1", "WCC-2020-Res-001", "1²2", "A/RES/S-10/2",
)  # fmt: skip
_QUERIES = (
    'impunity "human rights"', "a AND (b OR NOT c)", "-verb:urges year:2000..2005", '"a b"~5 NEAR/3 c', "impun* organi?ation word~2",
    "=Exact symbol:A/RES/53/144", "cites:1325\\ (2000)", "verb:>=urges", 'addressee:"all States"', "date:2003-01..", "((((a))))",
    "title:(a OR b*)", "“quoted” «text»", "number:5(a)(ii)", "大会 决议", "الدول", "NOT NOT a", "1²2", "lang:fr status:adopted",
)  # fmt: skip

SEEDS: dict[str, list[bytes]] = {
    "plain": [*_TEXTS, _RUSSIAN.encode("cp1251"), _FRENCH.encode("cp1252"), _RESOLUTION.encode("utf-16")],
    "markdown": [_MARKDOWN],
    "html": [_HTML],
    "akoma": [_AKOMA],
    "word": [bytes([number]) + part.encode() for number, part in enumerate(_WORD_PARTS)]
    + [word_package(b"\0", _WORD_PARTS[0].encode())],
    "pdf": [_PDF],
    "splitter": _TEXTS,
    "references": [bytes([number]) + text for number, text in enumerate((*_TEXTS[:3], _TEXTS[5], *_TEXTS[3:5]))],
    "symbols": [symbol.encode() for symbol in _SYMBOLS],
    "query": [query.encode() for query in _QUERIES],
    "search": [query.encode() for query in _QUERIES],
}  # fmt: skip

#: Words that a mutation may put in, for the targets of text.
WORDS = (
    "Recalling", "Urges", "1.", "(a)", "(ii)", "5 bis.", "A/RES/53/144", "resolution ", "resolutions ", "of 9 December 1998", "(III)",
    "Annex", "“", "”", "article 5", "paragraph 3 (b)", "General comment No. 5", "chap. II", "General Assembly", "AND", "OR", "NOT",
    "NEAR/3", "verb:", "symbol:", "year:", "cites:", "..", "~2", "*", "\\\\", "第53/144号决议", "第5条", "قرارها", "المادة 5",
    "резолюцию", "статьи 5", "<p>", "<li>", "<table>", "<![CDATA[", "<!DOCTYPE", "&#0;", "&amp;", "w:val", "²", "\\x00", "\\xff\\xfe",
)  # fmt: skip
