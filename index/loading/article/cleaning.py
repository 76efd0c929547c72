"""Takes out of an article what its page put around it. Pure.

Only whole paragraphs go, and only those that are addressed to the visitor of a page: links, buttons, forms, notices and
prompts. Sentences of the article stay as they are, with their typing errors, since a quote is the text.
"""

import re
from collections.abc import Container, Sequence

from index.loading.article.normalising import PAGE

_BUTTONS = re.compile(
    r"advertisements?(?:\W+scroll to continue)?|sponsored(?: content)?"
    r"|(?:story|article) continues (?:below|after)(?: this| the)? ad(?:vertisement)?"
    r"|scroll to continue|skip to (?:main )?content|skip (?:ad|advertisement)|ad"
    r"|(?:read|show|see|load) (?:more|less)(?: (?:articles|comments|stories|posts))?|up next|back to top|hide caption"
    r"|continue reading|keep reading|click here(?: to .{1,60})?"
    r"|(?:share|tweet|pin|print|email|e-mail|save|copy link|like|subscribe|follow us|sign up|sign in|log in|register)"
    r"|(?:share|print|email|save|bookmark|like) (?:this|it|article|story|page|post)(?: (?:article|story|page|post))?"
    r"|share (?:this )?(?:on|via|with|to) .{1,60}|click to (?:share|print|email).{0,80}|like loading"
    r"|(?:facebook|twitter|x|linkedin|whatsapp|reddit|email|pinterest|telegram|instagram|copy link|print)"
    r"(?:\W+(?:facebook|twitter|x|linkedin|whatsapp|reddit|email|pinterest|telegram|instagram|copy link|print))+"
    r"|follow us on .{1,60}|like us on .{1,60}|listen to (?:this|the) article|play video|watch video"
    r"|(?:\d+ |view |show |see |hide |join the )?(?:comments?|conversation)(?: \(\d+\)| \d+)?"
    r"|(?:leave|post|add|write)(?: (?:a|your))? (?:comment|reply)|leave a (?:comment|reply) cancel reply|cancel reply"
    r"|(?:related|more|recommended|popular|trending|latest)(?: (?:articles|stories|posts|news|reading|topics|content))"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|most (?:read|popular)|tags|filed under"
    r"|(?:accept|reject|allow)(?: all)?(?: cookies)?"
    r"|(?:cookie|privacy) (?:settings|preferences|policy)|manage (?:cookies|preferences)"
    r"|all rights reserved",
    re.IGNORECASE,
)
_NOTICES = re.compile(
    r"this site uses akismet"
    r"|your e-?mail address will not be (?:published|shared)|required fields are marked"
    r"|save my name,? e-?mail"
    r"|notify me of (?:follow-?up comments|new posts|new comments)"
    r"|you must be logged in to (?:post|leave) a comment|please log in to (?:post|leave) a comment"
    r"|(?:comments|commenting) (?:are|is|on this .{1,20} (?:are|is)) (?:now )?closed"
    r"|(?:we|this (?:web)?site|our (?:web)?site|our partners and we|we and our partners) (?:also )?uses? cookies"
    r"|by (?:continuing|using|clicking|browsing|closing|subscribing|signing up).{0,80}"
    r"(?:cookies|terms of (?:use|service)|privacy policy)"
    r"|(?:copyright |\(c\)|©)\s*(?:©\s*)?(?:\d{4}|.{0,40}all rights reserved)",
    re.IGNORECASE,
)
_NEWSLETTER = re.compile(
    r"(?:sign up|subscribe|get|join|register|never miss|want|would you like|stay up to date|enjoy(?:ed|ing)? this"
    r"|like what|(?:\w+ )?newsletter ?:|if your day).{0,200}"
    r"\b(?:newsletters?|inbox|e-?mail alerts?|updates by e-?mail)\b",
    re.IGNORECASE,
)
_LINKED = re.compile(
    r"(?:read (?:more|also|next|this)|also read|see also|see more"
    r"|related(?: (?:article|story|stories|coverage|reading))?"
    r"|more(?: on this| stories| coverage| from .{1,30})?|don['’]t miss|in case you missed it|recommended"
    r"|watch(?: more| also)?|listen(?: now)?)\s?:\s?(?P<headline>\S.*)",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    r"(?:you can )?(?:follow|reach|contact|email|e-mail|find) .{0,150}"
    r"(?:@\w|\b(?:on|via) (?:twitter|x|facebook|instagram|linkedin|bluesky|mastodon)\b)",
    re.IGNORECASE | re.DOTALL,
)
_COMMENTS = re.compile(r"\d+ (?:comments?|replies)(?: (?:on|to) .*)?", re.IGNORECASE)
_FORM = re.compile(
    r"(?:leave|post|add|write|submit)(?: (?:a|your))? (?:comment|reply)(?: (?:to|on|below|cancel).*)?"
    r"|comments?|reply"
    r"|join the (?:conversation|discussion)|have your say",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\b(?:your|you) (?:\w+ ){0,3}(?:thoughts|opinions?|views?|comments?|insights|experiences?|think|agree)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:comments?(?: section)?(?: below)?|below|leave (?:us )?a comment|let us know)\b", re.IGNORECASE
)
_CRUMB_HOME = re.compile(
    r"(?:you are here:?\s*)?(?:home|homepage|start|startseite|accueil|inicio|главная|strona główna)\b", re.IGNORECASE
)
_CRUMB_MARK = re.compile(r"\s*(?:»|›|→|>|/|\||::)\s*")

LONGEST = 400
"""Prompts are shorter than this, in characters; what is longer is taken for the article's own."""


def without_boilerplate(paragraphs: Sequence[str]) -> list[str]:
    """Return ``paragraphs`` without those that the page and not the article says.

    Breadcrumbs go where an article begins, calls to comment and to follow where it ends, and the rest anywhere.
    """
    doomed = {number for number, paragraph in enumerate(paragraphs) if is_boilerplate(paragraph)}
    doomed |= {number for number, paragraph in enumerate(paragraphs[:5]) if is_breadcrumb(paragraph)}
    doomed.update(range(_comments_begin(paragraphs), len(paragraphs)))
    for number in reversed(range(len(paragraphs))):
        if number not in doomed:
            if not is_closing_prompt(paragraphs[number]):
                break
            doomed.add(number)
    return without(paragraphs, doomed)


def _comments_begin(paragraphs: Sequence[str]) -> int:
    """Return where readers' comments, or the form for one, begin; the number of paragraphs if nowhere."""
    total, before = sum(map(len, paragraphs)), 0
    for number, paragraph in enumerate(paragraphs):
        plain = paragraph.replace(PAGE, "").strip(" :")
        form = _FORM.fullmatch(plain) and all(len(field) <= LONGEST // 2 for field in paragraphs[number:])
        # Above an article the same words are a button.
        if before > total / 2 and (form or _COMMENTS.fullmatch(plain)):
            return number
        before += len(paragraph)
    return len(paragraphs)


def is_boilerplate(paragraph: str) -> bool:
    """Whether ``paragraph`` is a button, link, form or notice of a page, or has neither letter nor digit."""
    plain = paragraph.replace(PAGE, "").strip()
    if _is_table(plain):
        return False
    bare = plain.strip(" .:!…*>»›→|[]()-–—•·")
    if not re.search(r"\w", plain) or _BUTTONS.fullmatch(bare):
        return True
    if len(plain) > LONGEST:
        return False
    linked = _LINKED.match(plain)
    return bool(
        _NOTICES.match(plain)
        or _NEWSLETTER.match(plain)
        or (linked and not linked["headline"].endswith((".", ".”", '."')))
    )


def is_breadcrumb(paragraph: str) -> bool:
    """Whether ``paragraph`` is the way to a page, such as ``Home » World » The headline``."""
    if _is_table(paragraph):
        return False
    steps = _CRUMB_MARK.split(paragraph.replace(PAGE, "").strip())
    if len(steps) < 2 or any(len(step) > 40 for step in steps[:-1]) or len(steps[-1]) > LONGEST // 2:
        return False
    return bool(_CRUMB_HOME.fullmatch(steps[0])) or (len(steps) >= 3 and bool(re.search("[»›]", paragraph)))


def is_closing_prompt(paragraph: str) -> bool:
    """Whether ``paragraph`` asks readers to comment or to follow somebody; ask only of the last one."""
    if _is_table(paragraph):
        return False
    if _FOLLOW.match(paragraph):
        return len(paragraph) <= LONGEST
    return len(paragraph) <= 2 * LONGEST and bool(_INVITES.search(paragraph) and _BELOW.search(paragraph))


def _is_table(paragraph: str) -> bool:
    """Whether ``paragraph`` has several lines, as only tables do: no page addresses its visitor in one."""
    return "\n" in paragraph.strip()


def without(paragraphs: Sequence[str], doomed: Container[int]) -> list[str]:
    """Return ``paragraphs`` without those at the positions ``doomed``, whose page marks pass to the next that stays."""
    kept: list[str] = []
    marks = ""
    for number, paragraph in enumerate(paragraphs):
        if number in doomed:
            marks += PAGE * paragraph.count(PAGE)
        else:
            kept.append(marks + paragraph)
            marks = ""
    if kept:
        kept[-1] += marks
    return kept
