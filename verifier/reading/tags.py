"""What HTML elements, classes and attributes mean for a reader. Data only."""

from __future__ import annotations

import re
from collections.abc import Mapping

from verifier.model.document import Zone
from verifier.reading.wordset import wordset

VOID = wordset("area base br col embed hr img input link meta param source track wbr")
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# each starts and ends a passage of its own
BLOCKS = wordset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p "
    "pre search section summary table tbody td tfoot th thead tr ul"
)
# never seen as text, whatever is in it
UNSEEN = wordset(
    "applet audio button canvas datalist del head iframe listing map math meter noembed noframes "
    "noscript object optgroup option pre progress rp rt s script select strike style svg template "
    "textarea title video xmp"
)
CELLS = frozenset(("td", "th"))
LISTS = frozenset(("ul", "ol", "menu", "dir", "dl"))
ITEMS = frozenset(("li", "dt", "dd"))
ROWS = frozenset(("tr", "thead", "tbody", "tfoot", "caption")) | CELLS
STRONG = frozenset(("b", "strong"))

PLACES = {
    "nav": Zone.RELATED,
    "footer": Zone.RELATED,
    "aside": Zone.RELATED,
    "search": Zone.RELATED,
    "blockquote": Zone.QUOTATION,
    "figcaption": Zone.CAPTION,
    "caption": Zone.CAPTION,
}
_CLASSES = {
    Zone.SUMMARY: "standfirst dek deck subtitle subheadline sub-headline key-points keypoints key-takeaways "
    "takeaways keytakeaways tldr tl-dr article-summary summary-box abstract highlights at-a-glance "
    "article__summary article-dek article__dek article-standfirst",
    Zone.QUOTATION: "pullquote pull-quote pull_quote",
    Zone.CAPTION: "caption wp-caption-text image-caption photo-caption credit image-credit photo-credit",
    Zone.REFERENCES: "references reference-list reflist footnotes endnotes citations bibliography ref-list",
    Zone.FRONT_MATTER: "byline author dateline pubdate publish-date published-date post-date entry-date "
    "entry-meta post-meta article-meta",
    Zone.RELATED: "related related-posts related-articles related-stories related-content recommended "
    "recommendations read-more readmore more-stories most-popular most-read trending popular-posts sidebar "
    "breadcrumb breadcrumbs share sharing social social-share newsletter signup subscribe promo advert "
    "advertisement ad ads sponsored comments comment-list cookie cookies cookie-banner navbar navigation "
    "menu "
    "site-header site-footer footer pagination pager tags tag-list author-bio jp-relatedposts toc "
    "navbox infobox-nav mw-editsection",
}
CLASSES = {name: zone for zone, names in _CLASSES.items() for name in names.split()}
HIDDEN_CLASSES = wordset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only a-offscreen hidden "
    "d-none u-hidden is-hidden show-for-sr mw-editsection noprint"
)
_HIDING = re.compile(
    r"(?:^|;)\s{0,20}(?:display\s{0,20}:\s{0,20}none|visibility\s{0,20}:\s{0,20}hidden)", re.I
)

RAISED = str.maketrans("0123456789+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")


def unseen(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether an element's content is never seen, or it says that nobody is to see it."""
    if tag in UNSEEN:
        return True
    return bool(attributes or tag == "dialog") and (
        "hidden" in attributes
        or (tag == "dialog" and "open" not in attributes)
        or ("style" in attributes and bool(_HIDING.search(attributes["style"])))
        or ("class" in attributes and not HIDDEN_CLASSES.isdisjoint(attributes["class"].lower().split()))
    )


def place(tag: str, attributes: Mapping[str, str]) -> Zone | None:
    """The zone that an element makes of all in it."""
    zone = PLACES.get(tag)
    if tag in ("html", "body", "main", "article"):
        return None
    for key in ("class", "id"):
        for name in attributes.get(key, "").lower().split():
            if name in CLASSES:
                return CLASSES[name]
    role = attributes.get("role", "")
    if role in ("navigation", "complementary", "contentinfo", "search"):
        return Zone.RELATED
    return zone
