"""Words by which questions are read: verbs, auxiliaries, nouns for people and for bodies. Data."""

from collections.abc import Iterable

from index.text import lexicon


def _small(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for word in words)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FEMALE = _small(lexicon.FEMALE_NAMES | lexicon.FEMALE_NOUNS) | _words("mrs ms miss dame")
MALE = _small(lexicon.MALE_NAMES | lexicon.MALE_NOUNS) | _words("mr sir lord")
ROLES = _small(lexicon.ROLES | lexicon.FEMALE_NOUNS | lexicon.MALE_NOUNS) | _words(
    "mayor president minister clerk engineer judge governor senator witness doctor officer tourist victim suspect "
    "lawyer agent guard sergeant baker nurse director owner author artist winner driver pilot teacher boss uncle "
    "patient student player singer writer lawmaker leader candidate king queen pope friend rival partner nephew "
    "niece child kid baby teenager person actor actress chef captain coach striker prisoner survivor neighbour "
    "neighbor cousin husband wife boyfriend girlfriend fiancee fiance stepson successor predecessor spokesperson "
)
"""Nouns for people, besides those with endings that tell."""

VERBS = _words(
    "say says said think thinks thought want wants cost costs be get gets got go goes went happen mean means work "
    "works stop close open reopen start begin began end sell sold buy bought find found make makes made take "
    "takes took give gives gave tell tells told write wrote lose lost win won leave left come comes came see saw "
    "know knew become became build built run runs ran hold held pay pays paid meet met vote decide announce agree "
    "refuse deny fall fell break broke move play live die kill use look need try ask show plan hope expect change "
    "help lead led call cause have has keep kept let lie lies put bring brought send sent stay study produce "
    "marry grow grew retire join teach like appear fight fought create continue return serve sign learn sing sang "
    "accomplish feel felt enjoy act achieve support face travel beat gain earn compete react believe spend spent "
    "suffer provide affect talk remain choose chose compare consider follow resign respond visit turn add train "
    "describe replace attend offer pass speak spoke raise eat ate discover attempt complete contribute develop "
    "succeed donate promote criticize criticise recruit drive drove quit read purchase invent protest propose "
    "save finally settle endorse arrive explain introduce expand embark struggle oppose improve celebrate admit "
    "listen step transfer conclude fail fly flew refer defend overcome hire reside pursue decline admire treat "
    "accept argue dance exhibit translate benefit include control survive commit release require deal spread "
    "originate perform carry carried owe owns own rescue steal stole hurt sink sank rise rose reach receive "
    "collect claim suggest apologise apologize appeal sue reply answer hit shut cut set stand stood sit sat "
)
"""Forms of verbs that follow a noun in questions; those in -ed and -ing are told by their endings."""

AUXILIARIES = _words(
    "do does did is are was were has have had can could will would should may might must don't doesn't didn't "
    "isn't aren't wasn't weren't won't can't couldn't wouldn't hasn't haven't dont doesnt didnt isnt arent wasnt "
    "werent wont cant "
)
BODIES = _small(lexicon.BODIES) | _words(
    "council government party team company committee board kremlin media police family paper press club union "
    "court bank agency ministry firm group band regulator university school hospital army church "
)
