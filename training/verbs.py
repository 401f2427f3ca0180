"""Verbs of news in place of the treebank's: what firms and states do with money, people and things."""

from __future__ import annotations

from random import Random

from trees import Sentence, Word, children, insert

# fmt: off
REGULAR = [
    "acquire", "add", "allocate", "announce", "approve", "arrest", "attract", "award", "back", "ban", "borrow",
    "cancel", "charge", "claim", "close", "collect", "contribute", "cover", "create", "delay", "deliver",
    "donate", "double", "earmark", "earn", "employ", "enroll", "enter", "estimate", "evacuate", "exceed",
    "expand", "expect", "export", "face", "feature", "finance", "fine", "finish", "fund", "gain", "generate",
    "grant", "halve", "hire", "honor", "host", "house", "import", "injure", "install", "invest", "issue",
    "join", "kill", "launch", "lease", "lift", "move", "near", "need", "offer", "open", "order", "owe", "own",
    "pass", "plant", "post", "produce", "promise", "provide", "publish", "raise", "reach", "recall", "receive",
    "record", "recruit", "recycle", "reject", "release", "rename", "repair", "repay", "replace", "report",
    "rescue", "restore", "resume", "save", "score", "scrap", "secure", "seize", "serve", "settle", "share",
    "sign", "slash", "span", "store", "sue", "supply", "suspend", "tackle", "target", "test", "top", "total",
    "train", "treat", "triple", "unveil", "vaccinate", "value", "visit", "warn", "welcome",
]
MOVES = ["climb", "decline", "drop", "gain", "increase", "jump", "plunge", "rally", "slip", "soar", "surge"]
IRREGULAR = {  # past and participle
    "build": ("built", "built"), "buy": ("bought", "bought"), "cost": ("cost", "cost"), "cut": ("cut", "cut"),
    "draw": ("drew", "drawn"), "feed": ("fed", "fed"), "fall": ("fell", "fallen"), "grow": ("grew", "grown"),
    "hit": ("hit", "hit"), "lend": ("lent", "lent"), "lose": ("lost", "lost"), "make": ("made", "made"),
    "pay": ("paid", "paid"), "put": ("put", "put"), "repay": ("repaid", "repaid"), "rise": ("rose", "risen"),
    "seek": ("sought", "sought"), "sell": ("sold", "sold"), "set": ("set", "set"), "shed": ("shed", "shed"),
    "shrink": ("shrank", "shrunk"), "spend": ("spent", "spent"), "take": ("took", "taken"),
    "teach": ("taught", "taught"), "win": ("won", "won"),
}
# fmt: on
DOUBLED = {
    "ban",
    "commit",
    "scrap",
    "cut",
    "drop",
    "hit",
    "plan",
    "put",
    "set",
    "ship",
    "shed",
    "slip",
    "span",
    "top",
    "win",
}
MOVING = [*MOVES, "fall", "grow", "rise", "shrink"]
GIVING = [
    *REGULAR, *(verb for verb in IRREGULAR if verb not in MOVING),
    "commit", "pledge", "plan", "ship", "forecast", "spend", "raise", "invest", "cost", "cut",
]  # fmt: skip
WISHES = ["plan", "aim", "agree", "promise", "pledge", "hope", "intend", "want", "vow"]
FORMS = {"VB": "base", "VBP": "base", "VBZ": "third", "VBD": "past", "VBN": "participle", "VBG": "gerund"}
PAST = "Mood=Ind|Number=Sing|Person=3|Tense=Past|VerbForm=Fin"
PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


def third(lemma: str) -> str:
    """The third person of the present tense."""
    if lemma.endswith(("s", "sh", "ch", "x", "z")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def inflected(lemma: str, form: str) -> str:
    """The named form of a verb."""
    if form == "base":
        return lemma
    if form == "third":
        return third(lemma)
    stem = lemma + lemma[-1] if lemma in DOUBLED else lemma
    if form == "gerund":
        return (stem[:-1] if stem.endswith("e") else stem) + "ing"
    if lemma == "forecast":
        return lemma
    if lemma in IRREGULAR:
        return IRREGULAR[lemma][form == "participle"]
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return stem + ("d" if stem.endswith("e") else "ed")


def replace_verb(verb: Word, lemmas: list[str], rng: Random) -> None:
    """Another verb in the same form."""
    lemma = rng.choice(lemmas)
    capital = verb.form[:1].isupper()
    verb.form, verb.lemma = inflected(lemma, FORMS[verb.tag]), lemma
    if capital:
        verb.form = verb.form.capitalize()


def wish(sentence: Sentence, verb: Word, rng: Random) -> bool:
    """ "plans to" before the verb of a whole sentence, which takes over its subject and adverbials."""
    if verb.head is not None or verb.tag not in {"VBD", "VBZ"}:
        return False
    if any(word.dep.startswith(("aux", "cop", "mark", "expl")) for word in children(sentence, verb)):
        return False
    lemma = rng.choice(WISHES)
    form = inflected(lemma, FORMS[verb.tag])
    top = Word(form, lemma, "VERB", verb.tag, verb.dep, None, verb.feats)
    for word in children(sentence, verb):
        if word.dep.startswith(("nsubj", "punct")):
            word.head = top
    to = Word("to", "to", "PART", "TO", "mark", verb)
    insert(sentence, sentence.index(verb), [top, to])
    verb.head, verb.dep, verb.tag, verb.form, verb.feats = top, "xcomp", "VB", verb.lemma, "VerbForm=Inf"
    return True
