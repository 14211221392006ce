"""Whom French and Spanish acts are addressed to."""

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


@pytest.mark.parametrize(("text", "names"), FRENCH)
def test_french(text: str, names: tuple[str, ...]) -> None:
    assert read_acts(text, "operative", "fr", subparagraph=False).addressees == names


@pytest.mark.parametrize(("text", "names"), SPANISH)
def test_spanish(text: str, names: tuple[str, ...]) -> None:
    assert read_acts(text, "operative", "es", subparagraph=False).addressees == names
