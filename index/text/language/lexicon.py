"""Word lists for splitting and attribution: English usage, in small letters unless it says otherwise, no full stops."""

from collections.abc import Iterable


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


# --- Months, days and numbers ----------------------------------------------------------------------------------------

# As written, with capitals, in order.
MONTHS = tuple("January February March April May June July August September October November December".split())
# Those that are no other word as well.
CLEAR_MONTHS = tuple(month for month in MONTHS if month not in ("March", "May"))
WEEKDAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
# From nought on, and the tens from twenty on.
SMALL_NUMBERS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split()
)
TENS = tuple("twenty thirty forty fifty sixty seventy eighty ninety".split())
NUMBER_WORDS = {word: value for value, word in enumerate(SMALL_NUMBERS)} | {
    word: 10 * value for value, word in enumerate(TENS, start=2)
}

# --- Sentences -------------------------------------------------------------------------------------------------------

# Never the last word of a sentence when a capital follows; a title only if it has a capital itself.
TITLES = _words(
    "mr mrs ms messrs dr prof sen rep reps sens gov gen lt col maj sgt cpl pvt capt cmdr adm st ste rev hon fr br sr "
    "pres supt det insp amb atty dist mt ft univ assn bros dept"
)
NEVER_LAST = _words("vs v cf eg ie e.g i.e viz al approx mr mrs ms dr prof")
# Not the last word of a sentence when a number follows.
BEFORE_NUMBERS = _words(
    "no nos p pp fig figs art arts sec secs vol vols ch ed eds para jan feb mar apr jun jul aug sep sept oct nov dec "
    "c ca tel ext rs approx"
)
# Abbreviations that may close a sentence: the word after them decides. The first only if they have a capital.
PLACES_AND_DAYS = _words(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md me mich minn miss mo mont neb nev okla ore pa "
    "penn phila tenn tex va vt wash wis wyo ave blvd rd hwy jan feb mar apr jun jul aug sep sept oct nov dec mon tue "
    "tues wed thu thur thurs fri sat sun gmt hq"
)
MAY_CLOSE = _words(
    "inc corp co ltd llc plc jr sr etc esq ph.d m.d b.a m.a a.m p.m am pm d.c est min max avg dept govt gov fed pct "
    "intl natl oz lb lbs ft sq yr yrs mos hr hrs"
)
# Begin a sentence far more often than they go on with one after an abbreviation.
STARTERS = _words(
    "the a an this that these those he she it they we i you his her its their our my your there here in on at by for "
    "from with after before when while as if but and or so yet however meanwhile moreover although though since "
    "because what who why how where which both all some many most several few no not one two three according then "
    "now today yesterday last next even still also instead such under over during despite until once"
)
ADDRESS_ENDINGS = _words("com net org io gov edu co uk js py html htm php md txt pdf")

# --- Interviews ------------------------------------------------------------------------------------------------------

ASKING_ROLES = _words("q question interviewer host moderator reporter presenter journalist anchor audience")
ANSWERING_ROLES = _words("a answer interviewee guest respondent")
# Words that head a notice or a list, not what someone says.
NOTICES = _words(
    "note update updated photo photos picture source sources read more related correction by tags topics share file "
    "image video watch listen location date time price address phone email website contact editor editors claim fact "
    "verdict rating summary conclusion warning example tip tips chapter part section step figure table ps re fwd "
    "subject from to cc breaking exclusive analysis opinion comment live key where when who why how what"
)

# --- Names -----------------------------------------------------------------------------------------------------------

PARTICLES = _words("de del della der den di da van von zu bin ibn al el la le")
# As written, with capitals.
HONORIFICS = _words(
    "Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Sen Rep Gov Gen Lt Col Maj Sgt Capt Adm Rev Fr Hon Judge "
    "Justice Senator Representative Congressman Congresswoman Governor Mayor President Chancellor Councillor Cllr "
    "Councillors Officer Sheriff Detective Inspector Pope King Queen Prince Princess Rabbi Imam Cardinal Bishop "
    "Archbishop Sister Brother Father Sens Reps Pastor Ambassador General Admiral Colonel Major Captain Sergeant "
    "Lieutenant"
)
# Of these, kept in a full name.
KEPT_TITLES = _words("Dr Prof Professor Sir Dame Lord Lady Pope King Queen Prince Princess")
# As written, with capitals: offices before a name ("FBI Director Ann Lee").
ROLES = _words(
    "Director Secretary Chairman Chairwoman Chair Chief Speaker Leader Minister Commissioner Attorney Treasurer CEO "
    "CFO COO Spokesman Spokeswoman Spokesperson Manager Strategist Adviser Advisor Analyst Editor Reporter "
    "Correspondent Candidate Nominee Coach Owner Founder Head Vice Deputy Former Then Republican Republicans "
    "Democrat Democratic Democrats Host Anchor Columnist Author Actor Actress Singer Economist Historian Lawyer "
    "Prosecutor Whip Star Rival Administrator Commander Superintendent"
)
# As written, with capitals: parts of the names of bodies and places, not of people.
BODIES = _words(
    "Echo Courier Chronicle Observer Star Sun Mail Express Telegraph Independent Mirror Record Standard Globe "
    "Dispatch Examiner Register Sentinel Bulletin Inquirer Advertiser Daily Weekly Evening Morning Ledger Show "
    "Pledge House News Times Post Journal Tribune Herald Gazette Guardian Press Magazine Radio TV Television Network "
    "University College School Institute Center Centre Foundation Association Party Committee Commission Department "
    "Ministry Office Agency Bureau Council Court Senate Congress Parliament Assembly Union League Alliance Group "
    "Company Corporation Inc Corp Ltd Bank Fund Trust Partners Street Avenue Road Square Tower Hall Hotel Park City "
    "County State States Republic Kingdom New North South East West San Los Las United National International World "
    "American European African Asian Supreme Federal Central Royal Church Army Navy Force Forces Guard Police "
    "Service Services Campaign Project Program Act Bill Law Amendment Constitution Hospital Museum Club Team Friends "
    "Railway Airlines Airport Wall Capitol Day Night Media Pravda Reuters Society Board Fire Bay Beach Island "
    "Islands Lake River "
    f"{' '.join(WEEKDAYS)} {' '.join(each for each in MONTHS if each != 'May')}"
)
# As written: given names that are nearly always a woman's, or a man's, in English news.
FEMALE_NAMES = _words(
    "Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret "
    "Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Sharon Laura Cynthia Amy "
    "Kathleen Angela Shirley Anna Brenda Pamela Emma Nicole Helen Samantha Katherine Christine Debra Rachel Carolyn "
    "Janet Maria Catherine Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren Kelly Christina Joan "
    "Evelyn Judith Andrea Hannah Megan Cheryl Jacqueline Martha Madison Teresa Gloria Sara Janice Ann Kathryn "
    "Abigail Sophia Frances Jean Alice Judy Isabella Julia Grace Amber Denise Danielle Marilyn Beverly Charlotte "
    "Natalie Theresa Diana Brittany Doris Kayla Alexis Lori Marie Hillary Elena Irina Olga Natalia Svetlana Tatiana "
    "Anne Jane Claire Fiona Ursula Kamala Nikki Condoleezza Sonia Melania Ivanka Tamsin Priya Ines Agnes Celia Maren "
    "Edith"
)
MALE_NAMES = _words(
    "James Robert John Michael David William Richard Joseph Thomas Christopher Charles Daniel Matthew Anthony Mark "
    "Donald Steven Andrew Paul Joshua Kenneth Kevin Brian George Timothy Ronald Jason Edward Jeffrey Ryan Jacob Gary "
    "Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Patrick Frank "
    "Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Zachary Douglas Peter Kyle Noah Ethan Jeremy "
    "Christian Walter Keith Austin Roger Terry Sean Gerald Carl Dylan Harold Jordan Jesse Bryan Lawrence Arthur "
    "Gabriel Bruce Logan Billy Joe Alan Juan Elijah Willie Albert Wayne Randy Mason Vincent Liam Roy Bobby Caleb "
    "Bradley Russell Lucas Bill Bob Jim Tom Mike Steve Ted Ben Tim Dan Sam Ron Chris Jeff Greg Ken Vladimir Dmitry "
    "Sergei Sergey Ivan Igor Boris Alexei Mikhail Nikolai Barack Bernie Marco Mitt Jeb Newt Rick Mitch Harry Desmond "
    "Hugh Lionel Bernard Piers Owen"
)
GIVEN_NAMES = FEMALE_NAMES | MALE_NAMES
FEMALE_NOUNS = _words(
    "woman spokeswoman chairwoman congresswoman councilwoman businesswoman actress mother daughter sister wife widow "
    "aunt grandmother girl lady queen princess duchess"
)
MALE_NOUNS = _words(
    "man spokesman chairman congressman councilman businessman actor father son brother husband widower uncle "
    "grandfather boy gentleman king prince duke"
)
# Open sentences with a capital and are no names.
SMALL_WORDS = STARTERS | _words(
    "him them us me any each every either neither nor than too very just only yes well perhaps maybe indeed "
    "nevertheless nonetheless furthermore additionally earlier later recently previously finally first second third "
    "more less much other others another without within between among against about above below through throughout "
    "along across toward towards upon like unlike whether whose whom do does did is are was were be been being has "
    "have had can could will would shall should may might must let thus hence therefore otherwise besides asked "
    "speaking responding according citing given "
    f"{' '.join((*WEEKDAYS, *MONTHS)).casefold()}"
)

# --- Verbs of speech, by what they take ------------------------------------------------------------------------------

# A quotation or a clause on either side; may stand before their subject ("said the mayor").
SAYING = _words(
    "say tell add note argue announce suggest write explain assert claim insist state declare stress warn reply "
    "respond answer recall remark observe tweet acknowledge admit concede contend maintain conclude complain joke "
    "predict reiterate repeat caution confirm quip ask wonder boast lament emphasize emphasise allege counter retort "
    "muse testify opine proclaim profess recount believe think report reveal estimate"
)
# A quotation only: without one they mean something else.
UTTERING = _words(
    "continue chant post shout exclaim cry interject begin start press read laugh smile sigh offer urge chime yell "
    "scream mutter whisper instruct protest plead fire demand pronounce text email thunder gush snap go put charge "
    "finish agree promise enthuse volunteer comment"
)
# A clause after "that", "how", "why" or "whether".
HOLDING = _words(
    "agree promise pledge vow hope fear expect find show indicate disclose learn propose recommend speculate signal "
    "imply hint inform assure remind advise doubt demand mention guess suspect swear forecast demonstrate highlight "
    "reinforce underline hold charge point decide feel understand worry accept regret"
)
# An object that they judge or say something of.
JUDGING = _words(
    "refer herald dismiss describe call accuse criticize criticise blast slam praise urge blame defend denounce "
    "condemn mock portray characterize characterise label brand liken question decry chide assail rebuke ridicule "
    "tout hail commend cite lambast lambaste lament allege demand propose dub deem predict warn acknowledge admit "
    "reiterate repeat stress emphasize emphasise explain"
)
DENYING = _words("deny dispute refute reject rebut contradict")
# These say nothing of who speaks unless their subject is someone: "the figures suggest", "his silence suggests".
SHOWING = _words(
    "suggest show indicate reveal find demonstrate highlight reinforce underline confirm imply signal hint"
)
# Of the verbs that say, those that govern a clause only after "that" and the like.
WITH_THAT = _words(
    "write reply respond answer observe maintain conclude counter repeat ask wonder state recall testify joke "
    "complain remark retort muse opine recount lament boast tweet confirm explain stress emphasize emphasise caution"
)

# --- Verbs by which a question asks for somebody's words -------------------------------------------------------------

# "What did the mayor …?", "What does she … about it?"
ASKED_FOR = SAYING.union(
    DENYING,
    "accuse advise blame call comment condemn criticise criticize defend demand describe expect forecast hope intend "
    "mean plan pledge praise promise propose put react recommend see vow want".split(),
)
# Of these, what others can tell as well.
TOLD_BY_OTHERS = _words("expect hope intend plan put react see want")
# "When did she … it would close?" asks when it would close, and with any other verb when she said so: verbs out of
# whose clause one can ask (bridge verbs: Erteschik-Shir 1973).
BRIDGING = _words(
    "argue believe claim estimate expect forecast hope mean predict promise propose report say suggest tell think want"
)

_PAST = {
    "say": "said", "tell": "told", "think": "thought", "find": "found", "read": "read", "put": "put", "hold": "held",
    "feel": "felt", "understand": "understood", "write": "wrote written", "show": "showed shown",
    "begin": "began begun", "go": "went gone", "swear": "swore sworn", "mean": "meant", "see": "saw seen",
}  # fmt: skip
_DOUBLED = _words("plan refer admit quip rebut slam dub snap begin put chat")


def _inflect(verb: str) -> dict[str, str]:
    """Return each form of a verb with its tense: "base", "present", "past" or "ing"."""
    stem = verb + verb[-1] if verb in _DOUBLED else verb if verb.endswith("ee") else verb.removesuffix("e")
    present = f"{verb}es" if verb.endswith(("s", "sh", "ch", "x", "z", "go")) else f"{verb}s"
    past = _PAST.get(verb, f"{verb}d" if verb.endswith("e") else f"{stem}ed")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        present, past = f"{verb[:-1]}ies", f"{verb[:-1]}ied"
    return {verb: "base", present: "present", f"{stem}ing": "ing"} | dict.fromkeys(past.split(), "past")


def inflected(verbs: Iterable[str], *tenses: str) -> frozenset[str]:
    """Return the forms of ``verbs`` in these tenses ("base", "present", "past", "ing"); in all where none is given."""
    found = (each for verb in verbs for each in _inflect(verb).items())
    return frozenset(form for form, tense in found if not tenses or tense in tenses)


# Every form of every verb that takes words: the verb, and the tense of the form.
VERBS = {
    form: (verb, tense)
    for verb in sorted(SAYING | UTTERING | HOLDING | JUDGING | DENYING)
    for form, tense in _inflect(verb).items()
}

# --- Phrases ---------------------------------------------------------------------------------------------------------

AUXILIARIES = _words(
    "has have had is was are were be been being do does did will would can could may might must shall should"
)
ADVERBS = _words(
    "almost nearly also then later again once even still first further never not just now already soon only both "
    "often always yesterday today earlier since ever long all himself herself itself themselves instead too quickly "
    "n't"
)
PRONOUNS = _words("he she they it i we you who")
PREPOSITIONS = _words(
    "in on at by for from with without of to into onto over under during since until after before between among "
    "against about above below through throughout across toward towards upon near behind despite via per amid around "
    "within outside inside beyond like following regarding including alongside along off out up down"
)
# A clause, and so another subject, begins after these.
OPENERS = _words(
    "after before when while because if although though since until as that but than whether what how why where and "
    "or so once unless yet whereas which"
)
DETERMINERS = _words(
    "the a an this that these those his her its their our my your some any many most several few one two three four "
    "five six seven eight nine ten no each every another other both all more such critics officials sources people"
)
# Of these, may stand alone.
QUANTITIES = _words("some many others most all officials critics sources people both one")
FINITE = _words(
    "knows wants thinks has is was are were be been have had do does did will would can could may might must should "
    "said says told won lost went came made took gave got became began met knew saw left held ran sent kept spoke "
    "stood sat rose fell grew drew threw broke chose drove wrote sang stole swore wore bought brought caught fought "
    "sought taught thought felt fed fled led paid spent sold heard stuck struck built seen given taken"
)
# Who may speak without a name, besides words in -er, -or, -ist, -ian, -man and -woman.
PEOPLE = _words(
    "media officials official sources source police government ministry spokesperson spokespeople experts expert "
    "analysts critics supporters opponents scientists economists people residents witnesses campaign company court "
    "agency party team office administration committee department bank union group newspaper outlet report reports "
    "study studies poll polls survey surveys data figures records documents research analysis statistics letter memo "
    "article minutes audit review authorities council prosecutors lawyers aides allies democrats republicans some "
    "many others most researchers judge mayor president leader officer director chief head chair candidate nominee "
    "senator governor minister secretary member members parents students teachers doctors customers staff kremlin"
)

# Promises, of a clause or an act.
PROMISING = _words("promise pledge vow swear hope")
# Stand aside in a sentence like those that say ("…, the Post has learned").
PUT_ASIDE = _words("learn find show indicate fear hope agree suspect promise vow hint charge understand")
# Are nouns as often as verbs.
NOUNS_TOO = _words(
    "state note report claim charge demand question offer remark comment answer reply doubt hope fear promise post "
    "email text tweet estimate brand label blame praise stress press read start fire cry laugh smile sigh whisper urge "
    "show find hint signal forecast guess suspect point attack"
)
# Papers that show or find what those who made them say.
DOCUMENTS = _words(
    "poll polls survey surveys study studies report reports data figures records documents research analysis results "
    "statistics numbers minutes audit review emails transcript transcripts"
)
# The writer's own "I" and "we", and words that stand for things.
OWN_WORDS = _words("i we you that this there which what")
# Nouns with the endings of people that are none, and things that "say" nothing of their own.
NOT_SOMEONE = _words(
    "number numbers matter matters power powers weather order orders factor factors behavior behaviour error errors "
    "computer winter summer water other either never color colour letter letters paper papers chapter offer center "
    "centre disorder corner border folder layer narrative portrayal stance river rivers tower towers danger dangers "
    "sector sectors motor motors mirror degree degrees fee fees tree trees list lists twist cover disaster disasters "
    "quarter quarters case cases death deaths incident incidents older better lower higher greater larger smaller "
    "longer theater finger shoulder terror harbor floor floors door doors cancer fever hunger timber rubber"
)
DAYS = frozenset(map(str.casefold, WEEKDAYS)) | {"today", "yesterday", "tonight"}
TIMES = DAYS | _words(
    "earlier later last this again recently afterward afterwards hours days weeks months years minutes moments"
)

# Join a sentence to the one before it, and say nothing themselves.
CONNECTIVES = _words(
    "however meanwhile moreover furthermore but and yet still also nevertheless nonetheless instead indeed besides "
    "additionally similarly likewise now then so thus therefore though"
)
# Stand before what gives the reason for something, or in it; patterns.
REASONS = (
    "because", "due to", "owing to", "so that", "in order to", "as a result", "thanks to", "on account of",
    "in response to", "to (?:avoid|prevent|protect|ensure|reduce|stop|deter|save)", "fail(?:s|ed|ing|ures?)?",
    "caus(?:ed|ing)", "charged with", "(?:accused|convicted|guilty) of",
    r"(?:arrested|jailed|fined|sued|sentenced|sacked|suspended|banned|critici[sz]ed) (?:\w+ ){0,3}(?:for|over|after)",
    "le(?:d|ads?) to", "(?<!no )reasons?", "blam(?:e|ed|es|ing)", "in case", "therefore", "sparked", "prompted",
    "triggered", "driven by", "fuell?ed by", "stem(?:s|med) from", "result(?:s|ed|ing) (?:in|from)",
    r"attribut(?:e|es|ed) (?:\w+ ){0,4}to", "contribut(?:e|es|ed|ing) to", "citing", "amid", "in the wake of",
    "in (?:the )?light of",
    "(?:that|which|this|explain(?:s|ed)?) (?:is |was )?why", "reflect(?:s|ed) (?:an?|the)", "the point (?:is|was|of)",
    "aim(?:s|ed) (?:to|at)", "(?:intended|meant|designed) to", "given (?:that|the|its|his|her|their)", "so as to",
)  # fmt: skip
# Stand before what may give the reason for something, and before times and places as well; patterns.
PERHAPS_REASONS = (
    r"since (?:it|they|he|she|there|we|you|this|that|the \w+ (?:is|was|are|were|ha[sd]|have))", "after", "following",
    "found that", "causes?", "(?:worr(?:y|ies|ied)|fear(?:s|ed|ing)?|concern(?:s|ed)?) (?:that|about|of|over)",
    "as (?:the|it|they|he|she|its|their|his|her|more|an?)", r"for (?:\w+ly )?\w+ing",
    r"over (?!the (?:past|last|next|weekend|years|course|phone))(?:the|an?|his|her|its|their|\w+s|\w+ing)",
)  # fmt: skip
# Put what somebody wants of others, and not what is; patterns.
WISHING = (
    "should",
    "must",
    "ought to",
    "needs? to",
    "(?:has|have) to",
    "had better",
    "wants?",
    "urg(?:e|es|ed)",
    "let us",
)
# Open a sentence that is about what the one before it names.
THIRD_PERSONS = _words("he she they it")
POINTING = _words("that this these those such both")
# Open a sentence that goes on from another.
GOING_ON = _words(
    "we i his her their its here there so but and or yet also then however meanwhile still instead otherwise therefore"
    " moreover nor because neither another other others"
)
# Open a sentence that the one before it is not whole without; patterns.
COMPLETING = (
    "(?:that|this|it) (?:is|was|were) (?:wrong|mistaken|incorrect|not (?:so|true)|why|because)", "that means",
    "in fact", "instead", "the (?:second|third|fourth|fifth|last|others?|rest|remaining|latter|same)", "second(?:ly)?",
    "third(?:ly)?", "fourth(?:ly)?", "finally", "lastly",
)  # fmt: skip
# Stand for those of whom they are a number: "a handful of senators".
NUMBERS = _words(
    "handful number majority dozens hundreds thousands scores couple pair half percent group some one many"
)


def is_body(word: str) -> bool:
    """Whether a word with a capital is a kind of body, in the singular or the plural: "Ministry", "Centers"."""
    return word in BODIES or word.removesuffix("s") in BODIES
