"""How English says that one value became another, and by how much: patterns for `forms`, one a line.

<old> and <new> are the two values, <by> the change; <times> a change that is a verb ("doubled").
"""

from __future__ import annotations

from verifier.model.skeleton import FIGURE

UP = (
    r"up|ris(?:e|es|ing|en)|rose|increas\w+|grow(?:s|n|ing|th)?|grew|gain\w*|jump\w*|climb\w*|surg\w+|soar\w*"
    r"|higher|more|improv\w+|rais\w+"
    r"|expand\w*|widen\w*|swell\w*|swollen|lift\w*|boost\w*|bigger|larger|greater|longer|leap\w*|leapt|rocket\w*"
    r"|ballooned"
)
DOWN = (
    r"down|fall\w*|fell|drop\w*|declin\w+|decreas\w+|plung\w+|plummet\w*|slump\w*|cuts?|cutting|shr[aiu]nk\w*"
    r"|lower\w*|less|fewer"
    r"|reduc\w+|slipp?\w*|slid\w*|dwindl\w+|slash\w+|trimm\w+|tumbl\w+|narrow\w*|eas(?:ed|ing)|smaller|shorter"
    r"|cheaper|saving|loss|lost|dip\w*"
    r"|shed|crash\w*|halv\w+|sank|sunk|discount"
)
_MOVE = rf"(?:{UP}|{DOWN})"
_NOUN = (
    r"(?:rise|increase|growth|gain|jump|climb|fall|drop|decline|decrease|loss|cut|reduction|difference|saving"
    r"|discount|surge|slump|plunge|leap|improvement|change|hike|boost|uplift|shift|swing|move|dip)"
)
_CHAR = rf"[^{FIGURE[1:-1]}.;:?!]"
_WORDS = rf"(?:\s[^\s{FIGURE[1:-1]}.;:()!?]+)"
_NEAR = rf"{_WORDS}{{0,7}}?"
_TAIL = rf"{_WORDS}{{0,14}}?"
_AGAINST = r"(?:from|compared (?:to|with)|as against|against|versus|up from|down from|than|on)"
_COMPARED = r"(?:compared (?:to|with)|as against|against|up from|down from|versus)"
_BREAK = r"(?:,|\s?\(|\s[—–-]|;)"
_SAID = (
    r"(?:which (?:is|was|means|makes) |that is |it is |representing |equal to |equating to |amounting to "
    r"|making it |or |i\.e\. )?(?:by )?"
)
_MADE = (
    # a rise of 17, up 17, having grown by some 17
    rf"{_SAID}(?:an? |the )?(?:[\w-]+\s){{0,3}}?(?:{_NOUN}\s(?:of|by)|{_MOVE}(?:\sby)?)\s"
    r"(?:(?!to\b|from\b)\w+\s){0,2}?<by>",
    # a 17 per cent rise, (17 per cent), halving
    rf"{_SAID}(?:an? |the )?(?:\w+ly )?<by>(?=\s?(?:\)|,|\.|;|$|—|–)|\s(?:{_MOVE}|{_NOUN}|within|in|over|since)\b)",
)
_ONCE = (
    r"(?:used to|once|formerly|in \d{4}|last (?:year|month|week|season|summer|winter)|a (?:year|decade) "
    r"(?:ago|earlier)"
    r"|then|before)"
)
_NOW = r"(?:now|today|this (?:year|month|week|season|summer|winter)|(?:by|in) \d{4})"
_ENDS = (
    # from 40 to 57
    r"\bfrom\s…<old>…\sto\s…<new>…",
    # to 57 from 40
    rf"\bto\s…<new>\s?…\b{_AGAINST}\s…<old>…",
    # 57 compared with 40
    rf"<new>{_NEAR},?\s{_COMPARED}{_NEAR}\s<old>{_TAIL}",
    # used to last 45; now it lasts 35
    rf"\b{_ONCE}\b{_NEAR}\s<old>{_NEAR}[,;]{_NEAR}\s<new>{_NEAR}",
    # £20 in place of £24
    rf"<new>{_NEAR}\s(?:in place of|instead of|rather than)\s(?:the\s)?(?:\w+\s)?<old>{_NEAR}",
)
_ASIDES = (
    # £14 (was £12, a rise of £2); £4.8m (2022: £4.0m), up 20%
    *(
        rf"<new>{_NEAR}\s?\((?:was|were|previously|formerly|up from|down from|from|before:?|last year:?|"
        rf"(?:in )?\d{{4}}:?)"
        rf"\s<old>(?:\s\w+){{0,2}}?(?:,|;|\),?)\s{made}"
        for made in _MADE
    ),
)
INSIDE = (
    # a rise of p from old to new
    r"<by>…\bfrom\s…<old>…\sto\s…<new>",
    # up p to new from old
    rf"<by>…\sto\s…<new>\s?…(?:\b{_AGAINST})\s…<old>",
    # from old to new, a rise of p
    *(rf"{ends}{_BREAK}\s?{made}" for ends in _ENDS for made in _MADE),
    *_ASIDES,
    # new, up p from old; new, p more than the old of last year; new, a rise of p on old
    rf"<new>{_NEAR}(?:{_BREAK}\s?(?:which (?:is|was) |that is |or )?(?:{_MOVE}\s(?:by |of )?|an?\s"
    rf"(?:\w+\s){{0,2}}?{_NOUN}\sof\s"
    rf"|an?\s)?|\s{_MOVE}\s(?:by |of )?)<by>(?:\s{_MOVE}|\s{_NOUN})?{_WORDS}{{0,3}}?\s{_AGAINST}{_NEAR}\s<old>",
    # grew 20 % to £66m (2023: £60m)
    r"<by>…\sto\s…<new>\s\((?:(?:in )?\d{4}:?\s|previously\s|before:?\s|last year:?\s|from\s|was\s)<old>(?:\s\w+)?\)",
    r"<by>…\sto\s…<new>\s\(<old>\s(?:in \d{4}|a year (?:ago|earlier)|last year|previously|before)\)",
    # 1,500, up from 1,100: twice as many; more than quadrupled: from 20 to 65
    rf"<by>[^{FIGURE[1:-1]}.;?!]{{0,40}}?[:–—]\s<new>{_NEAR},?\s(?:up from|down from|compared with"
    rf"|against){_NEAR}\s<old>",
    rf"<by>[^{FIGURE[1:-1]}.;?!]{{0,70}}?[:–—]\s(?:[\w ]{{1,40}}\s)?from\s…<old>…\sto\s…<new>",
)
PAIRED = (
    # tripled since the boxes went up: there were 17 in 2015 and 34 last summer
    *(
        rf"{by}[^{FIGURE[1:-1]}.;?!]{{0,80}}?[:–—]\s(?:there|it|they)\s(?:were|was|had|stood at|numbered)\s<old>"
        rf"{_NEAR}\s(?:and|but|against|then)\s{_NEAR}\s?<new>"
        for by in (rf"(?P<times>{FIGURE})", "<by>")
    ),
    # stood at 5,400 in January, had halved to 3,600; 240 in 2005, has doubled to 480
    rf"<old>{_TAIL},?\s(?:(?:but|and)\s)?(?:had|has|have)(?:\s(?:since|now|more than|nearly|almost))*"
    rf"\s(?P<times>{FIGURE})\sto\s{_NEAR}\s?<new>",
    # stood at 5,400 in January, had fallen by a third to 3,600
    rf"<old>{_TAIL},?\s(?:(?:but|and)\s)?(?:had|has|have)\s(?:been\s|since\s|now\s)?{_MOVE}\s(?:by\s)?(?:\w+\s)?<by>"
    rf"\sto\s{_NEAR}\s?<new>",
    *(
        ends.replace("@", rf"{_BREAK}\s?{made}")
        for made in _MADE
        for ends in (
            # 41 in 2023 and 52 in 2024, a rise of 11
            rf"<old>{_NEAR}\s(?:in|by)\s(?P<first>\d{{4}})(?:,?\sand|,?\sbut|,)\s{_NEAR}\s?<new>{_NEAR}\s(?:in|by)\s"
            r"(?P<second>\d{4})@",
            # it was 41 and is now 52, a rise of 11; last year 41, this year 52, 11 more
            rf"\b(?:was|were|had been|cost|stood at|{_ONCE})\b{_NEAR}\s<old>{_NEAR}[,;]?\s(?:(?:and|but)\s)?"
            rf"(?:(?:is|are|it is|they are|stands?|costs?|has|have)\s)?{_NOW}\b{_NEAR}\s<new>{_NEAR}@",
            # 12% in May and stand at 15% today, a gain of 3%
            rf"<old>{_NEAR}\s(?:and|but)\s(?:now\s)?(?:is|are|stands?|has|have|lies?)\s(?:now\s)?(?:at\s|on\s)?<new>"
            rf"{_NEAR}@",
        )
    ),
)
"""Two statements side by side, so that "and" may join them."""
DATED = (
    # 52,000 in 2000 and 61,800 in 2020
    rf"<old>{_NEAR}\s(?:in|by)\s(?P<first>\d{{4}}),?(?:\s(?:and|to|but|then))?{_NEAR}\s<new>{_NEAR}\s(?:in"
    rf"|by)\s(?P<second>\d{{4}})",
    # in 2000 it was 52,000, in 2020 61,800
    rf"\b[Ii]n\s(?P<first>\d{{4}}),?{_NEAR}\s<old>{_NEAR}[,;]?(?:\sand|\sbut)?\s(?:in"
    rf"|by)\s(?P<second>\d{{4}}),?{_NEAR}\s<new>",
)
"""Two values of two years."""
MOVES = (
    r"\bfrom\s…<old>…\sto\s…<new>",
    rf"<new>{_NEAR}{_BREAK}?\s{_COMPARED}{_NEAR}\s<old>",
    rf"\bto\s…<new>{_NEAR}\sfrom{_NEAR}\s<old>",
)
_AGAIN = (
    r"(?:it|they|there (?:was|were|is|are)|the (?:number|figure|total|price|share|rate|count|cost|bill|sum|membership"
    r"|fleet|fund)s?|that|this|membership|numbers|prices|sales|visits)"
)
_THAT = r"(?:that|this|it|the (?:rise|fall|increase|drop|growth|change|decline|difference))"
ACROSS = (
    # It grew by p. It went from old to new.
    rf"(?:{_MOVE})\s(?:\w+ly\s)?(?:by\s)?<by>{_CHAR}{{0,60}}?[.;:]\s{_AGAIN}\b…\bfrom\s…<old>…\sto\s…<new>",
    # It has doubled. It went from old to new.
    rf"(?:has|have|had|[a-z]+s)\s(?P<times>{FIGURE}){_CHAR}{{0,60}}?[.;:]\s{_AGAIN}\b…\bfrom\s…<old>…\sto\s…<new>",
    # It stood at 900 in May. It had halved to 600 by December.
    rf"<old>{_CHAR}{{0,60}}?[.;]\s{_AGAIN}\s(?:had|has|have)(?:\s(?:since|now|more than|nearly|almost))*"
    rf"\s(?P<times>{FIGURE})\sto\s{_NEAR}\s?<new>",
    rf"<old>{_CHAR}{{0,60}}?[.;]\s{_AGAIN}\s(?:had|has|have)\s(?:been\s|since\s|now\s)?{_MOVE}\s(?:by\s)?<by>"
    rf"\sto\s{_NEAR}\s?<new>",
    # Deaths fell by p. There were new of them, against old the year before.
    rf"(?:{_MOVE})\s(?:\w+ly\s)?"
    rf"(?:by\s)?<by>{_CHAR}{{0,60}}?[.;:]\s{_AGAIN}\b…\s<new>{_NEAR},?\s{_COMPARED}{_NEAR}\s<old>",
    # It has quadrupled. There were old then and there are new today.
    rf"(?:has|have|had|[a-z]+s)\s(?P<times>{FIGURE}){_CHAR}{{0,60}}?[.;:]\s(?:there|it|they|in \d{{4}},? "
    rf"(?:there|it|they))"
    rf"\s(?:was|were|had|numbered|cost)…\s?<old>{_CHAR}{{0,30}}?[,;.]?\s(?:and|now|today|but)\b…<new>",
    # It went from old to new. That is a rise of p.
    rf"\bfrom\s…<old>…\sto\s…<new>{_CHAR}{{0,60}}?[.;]\s{_THAT}\b(?:{_CHAR}{{0,40}}?)<by>",
    # It went from old to new. The p increase, its third, will hurt.
    rf"\bfrom\s…<old>…\sto\s…<new>{_CHAR}{{0,60}}?[.;]\s(?:The|That|This|Its|An?)\s<by>\s(?:point\s)?{_NOUN}\b",
    # 57,000 came. That is p more than the old of last year.
    rf"<new>{_CHAR}{{0,60}}?[.;]\s(?:that|this|it|which) (?:is|was|makes|made)\s(?:an?\s)?(?:\w+\s){{0,2}}?"
    rf"<by>{_WORDS}{{0,3}}?\s(?:than|from|on|over|against|compared with|compared to){_NEAR}\s<old>(?!\w)",
    # It was old in May and is new now. That is a rise of p.
    rf"<new>{_NEAR},?\s(?:compared (?:to|with)|as against|against|up from|down "
    rf"from){_NEAR}\s<old>{_CHAR}{{0,60}}?[.;]\s"
    rf"{_THAT}\b(?:{_CHAR}{{0,40}}?)<by>",
    *(
        ends.replace("@", rf"{_NEAR}{_BREAK}\s?{made}")
        for made in _MADE
        for ends in (
            # In 2019 there were 84. Today there are 61, a loss of 23.
            rf"\b{_ONCE}\b{_CHAR}{{0,40}}?\s<old>{_CHAR}{{0,40}}?[.;]\s{_NOW}\b{_CHAR}{{0,40}}?\s<new>@",
            # Wolves numbered 80 in 2010. By 2020 there were 120, a rise of 40.
            rf"<old>{_NEAR}\s(?:in|by)\s\d{{4}}{_CHAR}{{0,20}}?[.;]\s(?:but )?{_NOW}\b{_CHAR}{{0,40}}?\s<new>@",
        )
    ),
)
