"""Where a full stop ends a sentence in other languages than English: their abbreviations and ordinal numbers. Pure."""

import re


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_ANYWHERE = _words("dr prof st nr no vol art fig tel etc ca cf mr mrs vs min max")

# In small letters and without full stops; single letters need no mention, they are always taken for abbreviations.
_ABBREVIATIONS = {
    "ar": _words("أ.د د.م ص.ب ج.م هـ ق.م"),
    "cs": _words("ul nám např tzv resp mj ing mgr tis mil mld"),
    "da": _words("bl f.eks ca kl kr mio mia hr fr jf pga"),
    "de": _words(
        "abs allg anm aufl bd bspw bzgl bzw ca dgl dipl ebd etc evtl geb gegr gest ggf hr hrsg inkl ing insb jh jhd lt "
        "max min mio mrd mwst nr od prof rd resp sog st std str tel tsd u.a usw vgl vorm zit zzgl z.b d.h i.d.r u.u"
    ),
    "es": _words("sr sra srta sres dr dra dña ud uds av avda pág págs núm núms art cap ej fig gral lic prof aprox"),
    "fr": _words("mme mlle mm dr pr me env art chap éd p.ex bd av st ste mgr vol fig réf tél cf"),
    "hi": _words("डॉ डा श्री प्रो रु कु पं"),
    "it": _words("sig sigg sig.ra dott dott.ssa prof ing avv on sen ecc ca mln mld pag pagg art fig cap es tel"),
    "nl": _words("dhr mevr mw dr prof drs ing ir blz bijv ca nr enz resp evt jl incl mln mld o.a d.w.z"),
    "no": _words("bl f.eks ca kl kr mill mrd nr dvs osv jf"),
    "pl": _words("ul al pl godz tzn tzw np ok tys mln mld prof hab inż mgr ks red św im r.b br jw zob por płk gen"),
    "pt": _words("sr sra srs dr dra prof profa av pág págs núm art cap ex exmo fig aprox"),
    "ru": _words(
        "им ул пр просп пер пл наб рис табл стр гл см ср напр т.е т.к т.н т.ч тыс млн млрд трлн руб коп ок акад проф "
        "доц инж ген полк подполк зам зав гос св гр тов мин сек ред изд сост кв корп оф тел обл респ н.э г-н г-жа долл "
        "пос дер др пр гг вв янв февр мар апр июн июл авг сент окт нояб дек"
    ),
    "sv": _words("bl.a t.ex ca kl kr milj nr dvs osv jfr"),
    "tr": _words("sn dr prof doç av cad sok mah no vb vs yy"),
    "uk": _words("ім вул просп пров пл рис табл див напр тис млн млрд грн коп акад проф доц інж ред вид обл ін рр тов"),
}
_SLAVIC_YEARS = r"\d\s*(?:г|р)|\b(?:гг|вв|рр|др|руб|коп|грн|тыс|млн|млрд|тис|ін)|\bт\.\s?[дп]"
# What ends a sentence after all, if a capital follows.
_CLOSING = {
    "de": re.compile(r"\b(?:usw|etc|dgl)$"),
    "it": re.compile(r"\becc$"),
    "nl": re.compile(r"\b(?:enz|jl)$"),
    "ru": re.compile(rf"(?:{_SLAVIC_YEARS})$"),
    "uk": re.compile(rf"(?:{_SLAVIC_YEARS})$"),
}
_ORDINAL = _words("cs da de et fi hr hu is lv nn no pl sk sl sr tr")
"""Languages that write ordinal numbers with a full stop: "am 3. März"."""


def ends_at_full_stop(before: str, word: str, follows: str, language: str) -> bool:
    """Whether a full stop ends a sentence of ``language``.

    ``before`` is the text before it, which ends with ``word``; ``follows`` is the word after the space behind it.
    """
    key = word.casefold()
    if follows[0].islower() or (language in _ORDINAL and key.isdigit() and len(key) < 3):
        return False
    short = (len(key) == 1 and key.isalpha()) or (len(key) <= 5 and all(len(part) == 1 for part in key.split(".")))
    if (short and not key.isdigit()) or key in _ABBREVIATIONS.get(language, _ANYWHERE) | _ANYWHERE:
        closing = _CLOSING.get(language)
        return bool(closing and not follows[0].isdigit() and closing.search(before.casefold()))
    return True
