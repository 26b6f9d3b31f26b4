"""Words that carry no meaning of their own, by language, in lower case and with their accents.

Short on purpose: a word that could be what somebody looks for ("work", "use", "bien") is not here.
"""

from __future__ import annotations

from typing import Final


def _spread(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOPWORDS: Final = {
    "en": _spread("""
        a about after all also am an and any are as at be because been before being between both but
        by can could did do does doing during each few for from further had has have having he her
        here hers him his how i if in into is it its itself just ll me more most my no nor not of
        off on once only or other our ours out over own re same she should so some such than that
        the their theirs them then there these they this those through to too until up us ve very
        was we were what when where which while who whom why will with without would you your yours
        s t don isn
    """),
    "fr": _spread("""
        a ai aie alors as au aucun aussi autre aux avec avez avoir avons ayant c ce ceci cela ces
        cet cette ceux chaque chez ci comme comment d dans de des donc dont du elle elles en encore
        entre est et étaient était étant été être eu eux fait il ils j je l la là laquelle le lequel
        les leur leurs lors lui m ma mais me même mes mon n ne ni non nos notre nous on ont ou où
        par parce pas plus pour pourquoi pouvoir qu quand que quel quelle quelles quels qui quoi s
        sa sans se sera ses si sien soi soit son sont sous sur t ta te tes toi ton tous tout toute
        toutes tu un une vos votre vous y très afin ainsi depuis lorsque puis selon vers
    """),
    "es": _spread("""
        a al algo algunas algunos ante antes aquel aquella así aún aunque cada como con contra cual
        cuales cuando de del desde donde dos durante e el él ella ellas ellos en entre era eran es
        esa esas ese eso esos esta está están estas este esto estos fue fueron ha habían había haber
        hace hacia han has hasta hay la las le les lo los más me mediante mi mis mucho muy ni no nos
        nosotros o os otra otras otro otros para pero poco por porque pues que qué quien quienes se
        sea según ser si sí sido sin sino sobre son su sus suya suyo también tan tanto te tiene
        tienen todo todos tras tu tus u un una unas uno unos y ya yo
    """),
    "pt": _spread("""
        a à ao aos aquela aquele aquilo as às assim até cada com como contra da das de dela dele
        deles depois desde do dos e é ela elas ele eles em entre era eram essa essas esse esses esta
        está estão estas este estes eu foi foram há isso isto já lhe lhes mais mas me mediante mesmo
        meu minha muito na nas nem no nos nós o os ou outra outras outro outros para pela pelas pelo
        pelos por porque quais qual quando que quem se sem ser seu seus seja são só sob sobre sua
        suas também te tem têm teu todo todos tu tua um uma umas uns você
    """),
}
