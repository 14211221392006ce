"""Texts of the sample resolutions that are kept as Word and PDF files.

What comes in: nothing. What goes out: four ``Sample`` records. In a text ``_word_`` is set in italics and ``{1}`` is the
mark of the first note. All of it was written for this project; none of it was adopted by any body.
"""

from __future__ import annotations

from dataclasses import dataclass

NOTICE = "Sample text written for resindex; not a resolution of any body"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: its depth (0 for "1.", 1 for "(a)", 2 for "(i)"; None where it has no number), number and text."""

    text: str
    level: int | None = None
    number: str = ""
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """One resolution; ``head`` stands between masthead and title, ``annex`` behind the foot."""

    symbol: str
    masthead: tuple[str, ...]
    head: tuple[str, ...]
    title: str
    formula: str
    preamble: tuple[str, ...]
    body: tuple[Block, ...]
    foot: tuple[str, ...]
    notes: tuple[str, ...] = ()
    annex: tuple[Block, ...] = ()
    job: str = ""


def _op(number: str, text: str) -> Block:
    level = 0 if number.endswith(".") else 2 if number.strip("()") in ("i", "ii", "iii") else 1
    return Block(text, level, number)


def _heading(text: str) -> Block:
    return Block(text, heading=True)


COOPERATION = Sample(
    symbol="A/RES/91/903",
    masthead=("United Nations", "General Assembly", "Distr.: General", "22 December 2036"),
    head=(
        "Ninety-first session",
        "Agenda item 84",
        "Resolution adopted by the General Assembly on 16 December 2036",
        "[on the report of the Sixth Committee (A/91/472, para. 12)]",
    ),
    title="91/903. Judicial cooperation in the prosecution of the most serious crimes",
    formula="_The General Assembly_,",
    preamble=(
        "_Recalling_ the purposes and principles of the Charter of the United Nations,",
        "_Recalling also_ its resolutions 3074 (XXVIII) of 3 December 1973 and 60/147 of 16 December 2005,",
        "_Mindful_ that the most serious crimes of concern to the international community must not go unpunished, and"
        " that their prosecution must be ensured by measures at the national level and by international cooperation,",
        "_Noting with concern_ that requests for mutual legal assistance often remain unanswered, and that delay leads"
        " to impunity when witnesses die and evidence is lost,",
        "_Taking note_ of the work of the International Law Commission on crimes against humanity,",
    ),
    body=(
        _heading("Requests for assistance"),
        _op("1.", "_Calls upon_ all States to designate a central authority for requests concerning such crimes;"),
        _op(
            "2.",
            "_Urges_ States that receive a request to acknowledge it within thirty days, and _encourages_ them:",
        ),
        _op("(a)", "To inform the requesting State of the stage that execution has reached;"),
        _op("(b)", "To consult it before refusing assistance, in particular on whether:"),
        _op("(i)", "The request can be executed in part;"),
        _op("(ii)", "Assurances would remove the ground for refusal;"),
        _op("(c)", "To give reasons in writing for any refusal;"),
        _op(
            "3.",
            "_Reaffirms_ the principle that a State in whose territory an alleged offender is present shall, if it does"
            " not extradite that person, submit the case to its competent authorities for the purpose of prosecution;",
        ),
        _heading("Witnesses and victims"),
        _op(
            "4.",
            "_Strongly urges_ States to protect witnesses and victims, including by receiving persons who cannot be"
            " protected in their own country;",
        ),
        _op(
            "5.",
            "_Condemns_ the intimidation of witnesses, judges, prosecutors and human rights defenders, and _urges_"
            " States to put an end to impunity for acts of that kind;",
        ),
        _op(
            "6.",
            "_Invites_ the International Criminal Court and other international tribunals to share their experience"
            " in the protection of witnesses;",
        ),
        _heading("Resources and follow-up"),
        _op(
            "7.",
            "_Recommends_ that development assistance for the justice sector include training in the investigation of"
            " such crimes;",
        ),
        _op(
            "8.",
            "_Expresses concern_ at the cost of translation, which falls on the requesting State, and _requests_ the"
            " Secretary-General to propose means of reducing it;",
        ),
        _op(
            "9.",
            "_Decides_ to include in the provisional agenda of its ninety-third session an item entitled “Judicial"
            " cooperation in the prosecution of the most serious crimes”.",
        ),
    ),
    foot=("55th plenary meeting", "16 December 2036"),
)

DEFENDERS = Sample(
    symbol="E/CN.4/RES/2001/904",
    masthead=(),
    head=(),
    title="2001/904. Women human rights defenders",
    formula="_The Commission on Human Rights_,",
    preamble=(
        "_Recalling_ General Assembly resolution 53/144 of 9 December 1998 and its own resolution 2000/61 of"
        " 26 April 2000, by which it requested the Secretary-General to appoint a special representative on human"
        " rights defenders,",
        "_Recalling also_ Security Council resolution 1325 (2000) of 31 October 2000 on women and peace and security,",
        "_Recognizing_ that women who defend human rights are exposed to the same dangers as men and to others"
        " besides, among them sexual violence and the exclusion from family and community,",
        "_Noting with concern_ that such violence is seldom reported, and that impunity for it is almost complete,{1}",
        "_Welcoming_ the attention given to the question by the Special Rapporteur on violence against women, its"
        " causes and consequences,",
    ),
    body=(
        _op(
            "1.",
            "_Expresses concern_ at the situation of women human rights defenders, in particular in areas of armed"
            " conflict;",
        ),
        _op(
            "2.",
            "_Condemns_ all violence against women human rights defenders, whether committed by agents of the State, by"
            " private persons or within the family, and _calls upon_ States to prevent and to punish it;",
        ),
        _op(
            "3.",
            "_Urges_ States, in the light of articles 9 and 26 of the International Covenant on Civil and Political"
            " Rights:{2}",
        ),
        _op("(a)", "To investigate threats against women human rights defenders with the participation of:"),
        _op("(i)", "Investigators trained in the examination of sexual violence;"),
        _op("(ii)", "Interpreters who are women, where the complainant so wishes;"),
        _op("(b)", "To provide shelter and medical care without requiring a prior complaint;"),
        _op(
            "4.",
            "_Invites_ the treaty bodies to pay attention to the situation of women human rights defenders when they"
            " examine the reports of States parties;",
        ),
        _op(
            "5.",
            "_Encourages_ Governments to support networks of women human rights defenders, and _requests_ them not to"
            " subject the funding of such networks to undue restrictions;",
        ),
        _op(
            "6.",
            "_Notes with concern_ the small number of communications submitted on behalf of women, and _requests_ the"
            " special procedures of the Commission to consider how they can be made more accessible to women;",
        ),
        _op(
            "7.",
            "_Requests_ the Special Representative of the Secretary-General on human rights defenders to devote a"
            " chapter of her next report to the matters addressed in the present resolution;{3}",
        ),
        _op("8.", "_Decides_ to consider the question at its fifty-ninth session."),
    ),
    foot=("77th meeting", "20 April 2001", "[Adopted without a vote. See chap. XII.]"),
    notes=(
        "See E/CN.4/2001/973, para. 18.",
        "General Assembly resolution 2200 A (XXI), annex.",
        "For her previous report, see E/CN.4/2001/994 and Add.1.",
    ),
)

TRUTH = Sample(
    symbol="A/RES/95/912",
    masthead=("United Nations", "General Assembly", "Distr.: General", "27 December 2040"),
    head=(
        "Ninety-fifth session",
        "Agenda item 71 (b)",
        "Resolution adopted by the General Assembly on 18 December 2040",
        "[on the report of the Third Committee (A/95/448/Add.2, para. 54)]",
    ),
    title="95/912. The right to the truth and the preservation of archives",
    formula="_The General Assembly_,",
    preamble=(
        "_Guided_ by the Charter of the United Nations, the Universal Declaration of Human Rights{1} and the"
        " International Covenants on Human Rights,",
        "_Recalling_ its resolutions 60/147 of 16 December 2005 and 92/905 of 17 December 2037, and Commission on Human"
        " Rights resolution 1998/902 of 17 April 1998,",
        "_Recalling also_ Human Rights Council resolution 97/29 of 25 March 2038 on technical cooperation in the field"
        " of judicial records,",
        "_Recognizing_ the importance of respecting and ensuring the right to the truth so as to contribute to ending"
        " impunity and to promoting and protecting human rights,",
        "_Aware_ that a growing part of the record of public administration exists in digital form only, that it is"
        " held by many authorities and private contractors under different rules of retention, and that it can be"
        " altered or erased without trace, at little cost and from a great distance,",
        "_Deeply concerned_ that archives which bear on gross violations of human rights have been closed, dispersed"
        " or destroyed when they were about to be used as evidence,",
        "_Paying tribute_ to the archivists, clerks and human rights defenders who have saved such archives, some of"
        " them at the cost of their lives,",
    ),
    body=(
        _heading("Obligations of States"),
        _op(
            "1.",
            "_Reaffirms_ the right of victims and of their families to know the truth about gross violations of human"
            " rights, to the greatest extent practicable, including the identity of the perpetrators and the"
            " circumstances in which the violations took place;",
        ),
        _op(
            "2.",
            "_Urges_ States to preserve archives and other evidence concerning gross violations of human rights, and"
            " _calls upon_ them to grant access to those archives in order to facilitate knowledge of such violations,"
            " to combat impunity and to provide victims with access to an effective remedy;",
        ),
        _op(
            "3.",
            "_Condemns_ the destruction and falsification of archives with the intention of shielding perpetrators, and"
            " _urges_ States to make such acts punishable under criminal law;",
        ),
        _op("4.", "_Requests_ States, when a public service is reformed or dissolved:"),
        _op("(a)", "To suspend the disposal of its records until an inventory has been made;"),
        _op("(b)", "To transfer to the national archives:"),
        _op("(i)", "Records of arrest, detention and transfer of persons;"),
        _op("(ii)", "Registers of burial and of unidentified remains;"),
        _op("(iii)", "The keys and formats without which digital records cannot be read;"),
        _op("(c)", "To inform the public of the transfer;"),
        _heading("Access and protection"),
        _op(
            "5.",
            "_Encourages_ States to lay down by law the period after which records are opened, and _recommends_ that no"
            " record be withheld on the ground of national security where it concerns crimes against humanity;",
        ),
        _op(
            "6.",
            "_Expresses concern_ at reprisals against archivists and against human rights defenders who make use of"
            " archives, and _calls upon_ States to protect them in accordance with its resolution 94/901 of"
            " 15 December 2039;",
        ),
        _op(
            "7.",
            "_Invites_ private companies which hold records on behalf of public authorities to apply the guidance set"
            " out in the annex to the present resolution;",
        ),
        _op(
            "8.",
            "_Notes with concern_ that copies of records which were removed during armed conflict have in many cases"
            " not been returned, and _reiterates_ its appeal to States to conclude agreements to that end;",
        ),
        _heading("Cooperation and follow-up"),
        _op(
            "9.",
            "_Welcomes_ the offer of several national archives to keep security copies for other States, and"
            " _takes note_ of the report of the Secretary-General on the matter;{2}",
        ),
        _op(
            "10.",
            "_Requests_ the Secretary-General to submit to the General Assembly at its ninety-seventh session a report"
            " on good practices in the preservation of digital records;",
        ),
        _op(
            "11.",
            "_Decides_ to continue its consideration of the question at its ninety-seventh session under the item"
            " entitled “Promotion and protection of human rights”.",
        ),
    ),
    foot=("64th plenary meeting", "18 December 2040"),
    notes=("Resolution 217 A (III).", "A/95/366."),
    annex=(
        _heading("Annex"),
        _heading("Guidance for private holders of public records"),
        _op("1.", "Records held on behalf of a public authority remain public records."),
        _op("2.", "The holder keeps a log in which are entered:"),
        _op("(a)", "Every deletion, with its date and legal ground;"),
        _op("(b)", "Every request for access, with the reply given;"),
        _op(
            "3.",
            "On the expiry of the contract the records are returned in a format that can be read without the software"
            " of the holder.",
        ),
    ),
    job="40-21855 (E)",
)

MUNICIPAL = Sample(
    symbol="E/RES/2036/905",
    masthead=("United Nations", "Economic and Social Council", "Distr.: General", "1 August 2036"),
    head=(
        "2036 session",
        "Agenda item 19 (a)",
        "Resolution adopted by the Economic and Social Council on 23 July 2036",
        "[on the recommendation of the Commission on the Status of Women (E/2036/27)]",
    ),
    title="2036/905. Women and the prevention of conflict at the municipal level",
    formula="_The Economic and Social Council_,",
    preamble=(
        "_Reaffirming_ the Beijing Declaration and Platform for Action and the outcome documents of the twenty-third"
        " special session of the General Assembly,{1}",
        "_Recalling_ Security Council resolution 1325 (2000) of 31 October 2000, and its own resolution 1996/31 of"
        " 25 July 1996 on consultative relations with non-governmental organizations,",
        "_Recalling also_ the Convention on the Elimination of All Forms of Discrimination against Women,",
        "_Bearing in mind_ that disputes over land, water, grazing and housing are in their early stages a matter for"
        " municipal authorities, and that women are often the first to notice that such a dispute is about to become"
        " violent and the last to be consulted by those who could still prevent it,",
        "_Concerned_ that women hold few of the elected and appointed offices in which decisions on such disputes are"
        " taken,",
        "_Noting_ that impunity for threats against women candidates and councillors keeps many from seeking office,",
    ),
    body=(
        _op(
            "1.",
            "_Welcomes_ the establishment of municipal peace committees in which women and men are equally represented,"
            " and _invites_ Governments to provide such committees with a modest and regular budget;",
        ),
        _op("2.", "_Recommends_ that municipal authorities, with the support of their Governments:"),
        _op("(a)", "Publish the agenda of their meetings in good time and in the languages of the population;"),
        _op("(b)", "Hold at regular intervals, and at hours that suit persons with care responsibilities:"),
        _op("(i)", "Hearings on disputes over natural resources;"),
        _op("(ii)", "Consultations with women’s organizations and with organizations of persons with disabilities;"),
        _op("(c)", "Keep a record of warnings received and of the action taken upon them;"),
        _op(
            "3.",
            "_Calls upon_ States to investigate threats and attacks against women candidates, councillors and human"
            " rights defenders, and _urges_ them to end impunity for such acts;",
        ),
        _op(
            "4.",
            "_Encourages_ national statistical offices to publish data on the representation of women in municipal"
            " bodies, disaggregated by function, and to do so in a form that allows the comparison of one municipality"
            " with another and of one year with the next;",
        ),
        _op(
            "5.",
            "_Requests_ the United Nations Entity for Gender Equality and the Empowerment of Women (UN-Women), within"
            " its mandate and existing resources, to collect examples of early warning by women;{2}",
        ),
        _op(
            "6.",
            "_Strongly urges_ Governments to consult women’s organizations of the area before security forces are"
            " deployed in a municipal dispute, and _expresses concern_ at reports that members of such organizations"
            " have been arrested for calling public meetings;",
        ),
        _op(
            "7.",
            "_Invites_ the regional commissions to place the prevention of conflict at the municipal level on the"
            " agenda of their ministerial meetings;",
        ),
        _op(
            "8.",
            "_Requests_ the Commission on the Status of Women to consider the implementation of the present resolution"
            " at its eighty-second session, and _decides_ to revert to the question at its 2038 session.",
        ),
    ),
    foot=("39th plenary meeting", "23 July 2036"),
    notes=(
        "General Assembly resolution S-23/2, annex, and resolution S-23/3, annex.",
        "See E/CN.6/2036/11, paras. 30–36.",
    ),
    job="36-12094 (E)",
)
