"""Whom French, Spanish, Russian and Arabic acts are addressed to."""

from __future__ import annotations

import pytest

from resindex.parsing.verbs import read_acts

FRENCH = [
    pytest.param("Prie le Secrétaire général de lui présenter un rapport ;", ("Secrétaire général",), id="prie"),
    pytest.param(
        "Exhorte les États à agir, et prie instamment les donateurs de donner ;", ("États", "donateurs"), id="two acts"
    ),
    pytest.param("Demande de nouveau aux États Membres d’agir ;", ("États Membres",), id="demande aux"),
    pytest.param("Engage à cet égard Israël à s’y tenir ;", ("Israël",), id="words between"),
    pytest.param(
        "Invite les organisations internationales et régionales et la société civile à venir ;",
        ("organisations internationales et régionales", "société civile"),
        id="adjectives joined",
    ),
    pytest.param(
        "Prie l’Office des Nations Unies contre la drogue et le crime de continuer ;",
        ("Office des Nations Unies contre la drogue et le crime",),
        id="and inside a name",
    ),
    pytest.param(
        "Demande à tous les États, y compris les États insulaires, de planter des arbres ;",
        ("États",),
        id="examples cut",
    ),
    pytest.param(
        "Encourage les États qui ne l’ont pas fait à planter des arbres ;", ("États",), id="relative clause cut"
    ),
    pytest.param(
        "Prie les fonds et programmes ainsi que les États de tout faire ;",
        ("fonds", "programmes", "États"),
        id="ainsi que",
    ),
    pytest.param(
        "Prie le Secrétaire général, agissant avec la Croix-Rouge et les jardiniers, de planter ;",
        ("Secrétaire général",),
        id="aside with a list",
    ),
    pytest.param("Réitère son appel aux États à agir ;", ("États",), id="renewed"),
    pytest.param("Encourage la poursuite du dialogue entre les États ;", (), id="a thing"),
    pytest.param("Invite à examiner la possibilité d’un jardin avec les États ;", (), id="nobody named"),
    pytest.param("Se félicite des efforts des États ;", (), id="an act that asks nobody"),
]
SPANISH = [
    pytest.param("Solicita al Secretario General que informe;", ("Secretario General",), id="solicita al"),
    pytest.param(
        "Exhorta a los Estados a que actúen, e insta a los donantes a dar;", ("Estados", "donantes"), id="two acts"
    ),
    pytest.param("Invita una vez más a todas las partes a que hablen;", ("partes",), id="words between"),
    pytest.param(
        "Alienta a la Organización de las Naciones Unidas para la Alimentación y la Agricultura a que siga;",
        ("Organización de las Naciones Unidas para la Alimentación y la Agricultura",),
        id="para and y inside a name",
    ),
    pytest.param(
        "Hace un llamamiento a los Gobiernos, incluidos los insulares, para que planten;", ("Gobiernos",), id="examples"
    ),
    pytest.param(
        "Insta a los Estados que aún no lo hayan hecho a que planten;", ("Estados",), id="relative clause cut"
    ),
    pytest.param("Reitera su solicitud al Secretario General de que informe;", ("Secretario General",), id="renewed"),
    pytest.param("Alienta los esfuerzos de los Estados por plantar;", (), id="a thing"),
    pytest.param("Insta a que se planten árboles con los Estados;", (), id="nobody named"),
]

RUSSIAN = [
    pytest.param("просит Генерального секретаря представить доклад;", ("Генерального секретаря",), id="as printed"),
    pytest.param(
        "рекомендует всем государствам-членам сажать деревья, предлагает садовникам помочь и просит фонды заплатить;",
        ("государствам-членам", "фонды"),
        id="two acts, and one for nobody known",
    ),
    pytest.param("призывает также в этой связи все стороны в конфликте уйти;", ("стороны в конфликте",), id="between"),
    pytest.param(
        "предлагает международным и региональным организациям и гражданскому обществу прийти;",
        ("международным и региональным организациям", "гражданскому обществу"),
        id="adjectives before their noun",
    ),
    pytest.param(
        "призывает Управление Организации Объединенных Наций по наркотикам и преступности продолжать работу;",
        ("Управление Организации Объединенных Наций по наркотикам и преступности",),
        id="and inside a name",
    ),
    pytest.param(
        "призывает государства, которые еще не сделали этого, посадить деревья;", ("государства",), id="relative clause"
    ),
    pytest.param(
        "призывает государства, участвующие в посадке, и доноров дать воды;",
        ("государства", "доноров"),
        id="participle and a further name",
    ),
    pytest.param(
        "призывает страны, предоставляющие воинские контингенты, сажать деревья;",
        ("страны, предоставляющие воинские контингенты",),
        id="participle inside a name",
    ),
    pytest.param("призывает все государства, в частности островные, уйти;", ("государства",), id="examples cut"),
    pytest.param("вновь обращается к государствам с призывом уйти;", ("государствам",), id="preposition"),
    pytest.param("просит, чтобы Специальный комитет представил доклад;", ("Специальный комитет",), id="clause"),
    pytest.param("постановляет, что Комитет должен представить доклад;", ("Комитет",), id="shall"),
    pytest.param("выражает признательность правительству Мали за деревья;", ("правительству Мали",), id="thanks"),
    pytest.param("призывает к диалогу между государствами;", (), id="a thing behind a preposition"),
    pytest.param("поощряет усилия государств по посадке деревьев;", (), id="a thing"),
    pytest.param("приветствует усилия государств;", (), id="an act that asks nobody"),
]
ARABIC = [
    pytest.param("تطلب إلى الأمين العام أن يقدم تقريرا؛", ("الأمين العام",), id="preposition"),
    pytest.param("تهيب بجميع الدول الأعضاء أن تغرس الأشجار؛", ("الدول الأعضاء",), id="a letter for a preposition"),
    pytest.param("تأذن للجنة الخاصة بأن تجتمع؛", ("اللجنة الخاصة",), id="preposition and article in one"),
    pytest.param("تعرب عن تقديرها لحكومة مالي على الأشجار؛", ("حكومة مالي",), id="thanks"),
    pytest.param(
        "تشجع الدول على غرس الأشجار، وتطلب إلى الأمين العام أن يساعدها؛", ("الدول", "الأمين العام"), id="two acts"
    ),
    pytest.param(
        "تدعو المنظمات الدولية والإقليمية والمجتمع المدني إلى الحضور؛",
        ("المنظمات الدولية والإقليمية", "المجتمع المدني"),
        id="and is a letter",
    ),
    pytest.param("تحث وكالات الأمم المتحدة على الحضور؛", ("وكالات الأمم المتحدة",), id="the letter is the word's own"),
    pytest.param(
        "تشجع مكتب الأمم المتحدة المعني بالمخدرات والجريمة على مواصلة العمل؛",
        ("مكتب الأمم المتحدة المعني بالمخدرات والجريمة",),
        id="and inside a name",
    ),
    pytest.param("تطلب إلى الأمين العام كفالة غرس الأشجار؛", ("الأمين العام",), id="a verbal noun behind the name"),
    pytest.param("تحث الدول التي لم تغرس أشجارا على أن تغرسها؛", ("الدول",), id="relative clause cut"),
    pytest.param("تهيب بالدول، بما فيها الدول الجزرية، أن تغرس الأشجار؛", ("الدول",), id="examples cut"),
    pytest.param("تكرر طلبها إلى الأمين العام أن يقدم تقريرا؛", ("الأمين العام",), id="renewed"),
    pytest.param("توصي بأن تواصل اللجنة الخاصة أعمالها؛", ("اللجنة الخاصة",), id="clause"),
    pytest.param("تدعو إلى حوار بين الدول؛", (), id="a thing"),
    pytest.param("ترحب بجهود الدول؛", (), id="an act that asks nobody"),
    pytest.param(
        "يطلب إلى الأمين العام أن يقدم تقريرا، وتشجع الدول على القراءة؛",
        ("الأمين العام",),
        id="a verb of another gender",
    ),
]


@pytest.mark.parametrize(("text", "names"), FRENCH)
def test_french(text: str, names: tuple[str, ...]) -> None:
    assert read_acts(text, "operative", "fr", subparagraph=False).addressees == names


@pytest.mark.parametrize(("text", "names"), SPANISH)
def test_spanish(text: str, names: tuple[str, ...]) -> None:
    assert read_acts(text, "operative", "es", subparagraph=False).addressees == names


@pytest.mark.parametrize(("text", "names"), RUSSIAN)
def test_russian(text: str, names: tuple[str, ...]) -> None:
    assert read_acts(text, "operative", "ru", subparagraph=False).addressees == names


@pytest.mark.parametrize(("text", "names"), ARABIC)
def test_arabic(text: str, names: tuple[str, ...]) -> None:
    assert read_acts(text, "operative", "ar", subparagraph=False).addressees == names


PRONOUNS = [
    pytest.param("fr", "Se félicite des travaux des comités, et les engage à continuer ;", ("comités",), id="fr"),
    pytest.param("es", "Acoge con beneplácito la labor del Comité y lo alienta a continuar;", ("Comité",), id="es"),
    pytest.param(
        "ru",
        "принимает к сведению доклад Специального комитета и просит его продолжать работу;",
        ("Специального комитета",),
        id="ru",
    ),
    pytest.param("ar", "ترحب بعمل اللجنة الخاصة، وتطلب إليها أن تواصله؛", ("اللجنة الخاصة",), id="ar"),
    pytest.param("zh", "欢迎特别委员会的工作，并请其继续努力；", ("特别委员会",), id="zh"),
    pytest.param("ru", "призывает государства прийти и просит их остаться;", ("государства",), id="named already"),
]


@pytest.mark.parametrize(("language", "text", "names"), PRONOUNS)
def test_a_pronoun_stands_for_who_was_spoken_of(language: str, text: str, names: tuple[str, ...]) -> None:
    assert read_acts(text, "operative", language, subparagraph=False).addressees == names


def test_a_pronoun_stands_for_those_of_the_chapeau() -> None:
    acts = read_acts("просит их прийти;", "operative", "ru", subparagraph=True, chapeau=("государства",))
    assert acts.addressees == ("государства",)


@pytest.mark.parametrize(
    ("language", "text", "english"),
    [
        ("ru", "вновь просит государства прийти;", ("requests", "reiterates")),
        ("ru", "просит государства прийти;", ("requests",)),
        ("zh", "再次请各国种树；", ("requests", "reiterates")),
    ],
)
def test_what_is_asked_again_is_reiterated(language: str, text: str, english: tuple[str, ...]) -> None:
    assert read_acts(text, "operative", language, subparagraph=False).verb_en == english
