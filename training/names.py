"""Names in place of plain subjects: news names firms and countries where the treebank says "he" or "we"."""

from __future__ import annotations

from random import Random

from trees import Sentence, Word, children, substitute, subtree

# fmt: off
KNOWN = [
    "Alibaba", "Amazon", "AMD", "Anthropic", "Apple", "ASML", "AstraZeneca", "Baidu", "BMW", "Boeing", "BP",
    "Brazil", "Broadcom", "Canada", "China", "Cisco", "CoreWeave", "Dell", "Denmark", "Ericsson", "Foxconn",
    "France", "Germany", "Google", "Huawei", "IBM", "India", "Infosys", "Intel", "Japan", "Kenya", "Meta",
    "Microsoft", "Moderna", "NASA", "Netflix", "Nokia", "Novartis", "Nvidia", "OpenAI", "Oracle", "Pfizer",
    "Poland", "Qualcomm", "Samsung", "SAP", "Shell", "Siemens", "SoftBank", "SpaceX", "Spotify", "Stripe",
    "Tesla", "Toyota", "TSMC", "Uber", "UNESCO", "UNICEF", "Verizon", "Vodafone", "Volkswagen", "Walmart",
    "WHO", "xAI",
]
SYLLABLES = [
    "ar", "bel", "cor", "dan", "el", "fin", "gra", "hel", "in", "jor", "kal", "lum", "mar", "nov", "or",
    "pel", "quan", "ri", "sol", "tek", "ul", "ver", "wex", "xan", "yor", "zen",
]
KINDS = [
    "Bank", "Capital", "Energy", "Foundation", "Group", "Holdings", "Labs", "Motors", "Networks", "Partners",
    "Systems", "Technologies",
]
# fmt: on
# Any tense agrees with a name where these words agreed; other pronouns need a past tense.
SINGULAR = {"he", "she", "it"}
PRONOUNS = SINGULAR | {"i", "we", "you", "they"}


def word(form: str) -> Word:
    """A proper noun."""
    return Word(form, form, "PROPN", "NNP", "compound", None, "Number=Sing")


def name(rng: Random) -> tuple[Sentence, Word]:
    """The words of a name and its head: known, made up, or of two words ("Novatek Labs")."""
    if rng.random() < 0.5:
        top = word(rng.choice(KNOWN))
        return [top], top
    made = "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 3))).capitalize()
    first = word(made + "AI" if rng.random() < 0.1 else made)
    if rng.random() < 0.6:
        return [first], first
    top = word(rng.choice(KINDS))
    first.head = top
    return [first, top], top


def agrees(sentence: Sentence, subject: Word) -> bool:
    """Whether a name can stand for the subject without a change to the verb."""
    if subject.tag == "NN" or subject.form.lower() in SINGULAR:
        return True
    verb = subject.head
    if verb is None or subject.form.lower() not in PRONOUNS:
        return False
    helpers = [w for w in children(sentence, verb) if w.dep.startswith(("aux", "cop"))]
    if helpers:
        return helpers[0].tag == "MD" or helpers[0].form.lower() in {"had", "did"}
    return verb.tag == "VBD"


def name_subject(sentence: Sentence, rng: Random) -> bool:
    """Put a name in place of a pronoun or a short noun phrase that is the subject of a verb."""
    subjects = [w for w in sentence if w.dep in {"nsubj", "nsubj:pass"} and w.tag in {"PRP", "NN"}]
    rng.shuffle(subjects)
    for subject in subjects:
        phrase = subtree(sentence, subject)
        links = {w.dep for w in phrase if w is not subject} - {"det", "amod", "compound", "nmod:poss"}
        if links or len(phrase) > 4 or not agrees(sentence, subject):
            continue
        new, top = name(rng)
        substitute(sentence, phrase, subject, new, top)
        return True
    return False
