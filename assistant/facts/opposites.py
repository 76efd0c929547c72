"""Words that are the opposite of each other, as stems. Pure.

A short list of our own: what changes the sense of a report when one takes the other's place.
"""

from assistant.facts.words import stem_set

_SIDES = """
rise rose increase grow gain climb jump surge soar up upward higher expand improve swell \
    | fall drop decrease decline shrink plunge plummet slump sink down downward lower contract worsen dwindle cut reduce
raise hike | lower cut reduce
more | less fewer
most | least fewest
many much | few little
above over exceeding | below under
before earlier until | after later since
early | late
win won victory beat defeat winner | lose lost defeated loser
support back favor favour endorse welcome praise applaud approve backed supporter proponent \
    | oppose reject criticize criticise condemn denounce disapprove opponent critic resist
accept agree | refuse reject decline disagree
agree | disagree
allow permit let | ban forbid prohibit bar block prevent
legal lawful | illegal unlawful
open opened reopen | close closed shut
start begin began launch | end stop finish halt cease
arrive come | leave depart
enter join | leave quit exit
buy bought purchase | sell sold
hire appoint | fire dismiss sack
include | exclude
likely | unlikely
possible | impossible
able | unable
willing | unwilling
happy satisfied | unhappy dissatisfied
fair | unfair
known | unknown
safe secure | unsafe dangerous
true correct right accurate | false wrong incorrect inaccurate untrue
guilty | innocent
convict convicted | acquit acquitted
confirm admit acknowledge concede | deny dispute refute
remember | forget
love like | hate dislike
strong stronger strongest | weak weaker weakest
strengthen | weaken
high | low
highest | lowest
best | worst
better | worse
good | bad
big large great major | small minor little
bigger larger greater | smaller
biggest largest greatest | smallest
long longer longest | short shorter shortest
fast faster quick quickly | slow slower slowly
hard difficult | easy
harder | easier
rich wealthy | poor
old older oldest | young younger youngest new
male man boy men | female woman girl women
alive living | dead
survive | die
succeed success successful | fail failure unsuccessful
pass | fail
positive | negative
public | private
majority | minority
always | never
all every | none
everyone everybody | nobody
everything | nothing
with | without
north northern | south southern
east eastern | west western
left | right
inside | outside
inward inwards | outward outwards
top upper | bottom lower
head | foot
first | last
same | different
friend ally | enemy foe
optimistic | pessimistic
popular | unpopular
rarely seldom | often frequently
sooner | later
maximum | minimum
attack | defend
liberal | conservative
democrat democratic | republican
guest | host
teach | learn
lend | borrow
import | export
hot | cold
warm | cool
full | empty
heavy | light
increase | decrease
create build | destroy demolish
win | lose
advance | retreat
remain stay | leave
presence present | absence absent
profit | loss
ahead | behind
optional voluntary | mandatory compulsory
"""

OPPOSITES: dict[str, frozenset[str]] = {}
"""The stems that are the opposite of a stem."""

for _line in _SIDES.strip().splitlines():
    _first, _second = map(stem_set, _line.split("|"))
    for _here, _there in ((_first - _second, _second - _first), (_second - _first, _first - _second)):
        for _stem in _here:
            OPPOSITES[_stem] = OPPOSITES.get(_stem, frozenset()) | _there

RELATIONS = stem_set(
    "before after until since earlier later above below over under more less fewer ahead behind win won lose lost "
    "beat defeat buy sell lend borrow teach learn north south east west left right first last "
    "bigger larger greater smaller older younger better worse higher lower"
)
"""Of these, what turns around with its sides: "A after B" is "B before A"."""
