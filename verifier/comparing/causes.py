"""A risk that a source finds to go with something, told as its effect."""

from __future__ import annotations

import re
from collections.abc import Iterator

from verifier.comparing.held import Hearing, Held
from verifier.model.comparison import Reason, Support

_EFFECT = re.compile(
    r"\b(?:cuts?|cutting|reduc(?:es?|ing)|lower(?:s|ing)|rais(?:es?|ing)|increas(?:es|ing)|halv(?:es|ing)|doubl(?:es|ing)"
    r"|prevents?|protects?)\s+(?:(?:the|your|their|a person[’']s)\s+)?(?:risks?|chances?|odds|likelihood)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\b(?:observational|associat\w+|correlat\w+|cohort)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:link\w*|associat\w+|correlat\w+|observational|may|might|could|goes with|go with|tied|prove[ns]?|suggest\w*"
    r"|not|no|whether|trial)\b",
    re.IGNORECASE,
)
_TRIAL = re.compile(r"\b(?:randomi[sz]ed|placebo|mendelian|caus(?:e|es|ed|al)|effects?)\b", re.IGNORECASE)
_ALIKE = 0.5


def caused(hearing: Hearing) -> Iterator[Held]:
    """ "Cuts the risk" for "had a lower risk" in an observational study, where neither text says otherwise."""
    told, alike = _EFFECT.search(hearing.claim.words), hearing.covered[hearing.best]
    if told is None or alike < _ALIKE or _OPEN.search(hearing.claim.block.words):
        return
    if not re.search(r"\b(?:risk|chance|odds|likelihood)", hearing.source.words, re.IGNORECASE):
        return
    every = [one.words for one in hearing.passages.all if one.document == hearing.source.document]
    linked = any(map(_LINK.search, every))
    if linked and not any(_EFFECT.search(one) or _TRIAL.search(one) for one in every):
        whole = (0, len(hearing.source.words))
        yield Held(Support.OVERSTATED, Reason.QUALIFIER_LOST, told.span(), hearing.best, whole, alike)
