"""Function words: the articles, prepositions, conjunctions, pronouns and auxiliaries that say nothing alone.

Nothing is ever left out of an index or of a phrase. These words are only left out of a list of loose words that also
holds others, so that *right of return* finds by *right* and *return*, and *to be* still finds *to be*.
"""

from __future__ import annotations

from functools import cache

from resindex.analysis.folding import fold_word

_WORDS = {
    "en": """a an the and or but nor if so as than that this these those it its he she they them their his her hers him
        we us our you your i me my who whom whose which what there here of in on at to by for from with without within
        into onto upon over under between among through during before after above below about against per via is are
        was were be been being am has have had having do does did can could may might shall should will would must not
        no also such both each any all some other others more most only very then thus when where while how""",
    "fr": """le la les l un une des du de d au aux et ou ni mais or donc car que qu qui quoi dont ou ce c cet cette ces
        cela ceci celui celle ceux celles il elle ils elles on nous vous je j tu lui leur leurs son sa ses notre nos
        votre vos mon ma mes en y dans sur sous par pour avec sans entre chez vers a est sont ete etre etait etaient ont
        avait avoir ayant soit se s ne n pas plus aussi si comme ainsi tout tous toute toutes tel telle tels telles""",
    "es": """el la los las lo un una unos unas de del al y e o u ni pero mas sino que quien quienes cual cuales cuyo
        cuya cuyos cuyas este esta estos estas ese esa esos esas aquel aquella ello ellos ellas se le les su sus nos
        nuestro nuestra en con sin por para sobre entre hasta desde hacia segun ante bajo a es son fue ser sido era eran
        ha han haya hayan habia haber no si como asi tambien muy todo todos toda todas tal tales""",
    "ru": """и в во не что он она оно они на я с со как а то все её ее его их ей ему им но да ты к ко у же вы за бы по
        от о об обо для из изо при без до над под через между также или либо если чтобы это этот эта эти этого этой
        этих тот та те того той тех который которая которое которые которых был была было были быть есть себя свой
        свои своих мы нас ли так""",
    "ar": """في من الى على عن مع ان او ثم بل لا ما لم لن قد كل كما هذا هذه ذلك تلك التي الذي الذين التى هو هي هم
        هما كان كانت يكون تكون بين عند منذ حتى اذا لكن غير بما لما مما عليها عليه فيها فيه منها منه لها له بها به
        اليها اليه و ف ب ل""",
    "de": """der die das des dem den ein eine eines einer einem einen und oder aber denn sondern als wie dass ob wenn
        weil in im an am auf aus bei beim mit nach von vom zu zum zur fur uber unter zwischen durch gegen ohne um vor er
        sie es wir ihr ihre ihrer ihren ihrem sein seine seiner seinen seinem sich ist sind war waren wird werden wurde
        wurden hat haben hatte kann konnen soll sollen nicht kein keine auch so sowie dieser diese dieses diesen diesem
        welche welcher welches alle aller allen""",
    "zh": "的 了 和 与 或 及 在 是 其 并 对 为 以 于 而 等 之 也 这 那",
}


@cache
def _folded(language: str) -> frozenset[str]:
    return frozenset(map(fold_word, _WORDS.get(language, "").split()))


def is_function_word(word: str, language: str) -> bool:
    """Whether the word says nothing alone in that language. A word in capitals (WHO, US, IT) is a name.

    >>> is_function_word("the", "en"), is_function_word("WHO", "en"), is_function_word("war", "en")
    (True, False, False)
    """
    if len(word) > 1 and word.isupper():
        return False
    return fold_word(word) in _folded(language)
