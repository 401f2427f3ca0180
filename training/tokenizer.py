"""English tokenizer rules for figures, put in place once at the start of training.

spaCy writes the compiled rules into the saved pipeline, so loading the pipeline needs nothing from this file.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

SCALE = r"(?:bn|Bn|BN|mn|Mn|tn|trn|(?:m|b|tr)illion|B|b|k|K|M|m|T)"
AFTER_DIGIT = r"(?<![A-Za-z][0-9])(?<=[0-9])"  # "10B" in two, "B2B" whole
DASH = r"[-–—]"
MONEY = r"[$£€]"
# What may stand before the dash of a range: a digit, "%", or a digit with its scale ("10B", "1.4bn").
BEFORE_DASH = r"(?:(?<=[0-9%])|(?<=[0-9][BKMTbkm])|(?<=[0-9][BMbmt]n))"

PREFIXES = [r"Rs\.?(?=[0-9])", r"[A-Z]{1,2}\$(?=[0-9])", r"~(?=[0-9$£€])"]
SUFFIXES = [
    AFTER_DIGIT + SCALE,
    BEFORE_DASH + r"\+",  # "10M+", "20%+"
    r"(?<=[0-9][BKMT])\.",  # "500B." at the end of a sentence
]
INFIXES = [
    AFTER_DIGIT + r"(?:%|" + SCALE + r")(?=" + DASH + "|/)",  # the scale of "10B–20B", "405B-parameter"
    BEFORE_DASH + DASH + r"(?=" + MONEY + r"?[0-9])",  # "2026–2029", "$5–$7", "10B-20B"
    r"(?<=" + DASH + r")" + MONEY + r"(?=[0-9])",  # the second sign of "$5–$7"
    BEFORE_DASH + r"-(?=[A-Za-z]{2})",  # "10-year", "5%-owned", as the treebank splits them
]
# Kept whole by spaCy as initials, they would swallow the full stop after "52m" or "10k".
INITIALS = {"b.", "k.", "m.", "t."}
SIGNS = ["Rs."]


def split_figures(nlp: Language) -> Language:
    """Give the pipeline's tokenizer our rules beside spaCy's own."""
    defaults = nlp.Defaults
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer)
    tokenizer.rules = {form: rule for form, rule in (tokenizer.rules or {}).items() if form not in INITIALS}
    for sign in SIGNS:
        tokenizer.add_special_case(sign, [{"ORTH": sign}])
    tokenizer.prefix_search = compile_prefix_regex([*PREFIXES, *(defaults.prefixes or [])]).search
    tokenizer.suffix_search = compile_suffix_regex([*(defaults.suffixes or []), *SUFFIXES]).search
    tokenizer.infix_finditer = compile_infix_regex([*INFIXES, *(defaults.infixes or [])]).finditer
    return nlp


def make_callback() -> Callable[[Language], Language]:
    """What config.cfg names as `figure_tokenizer.v1`."""
    return split_figures


registry.callbacks.register("figure_tokenizer.v1", func=make_callback)
