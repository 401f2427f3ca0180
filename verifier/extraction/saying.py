"""How a text names who says so: patterns that citations and quotations share."""

from __future__ import annotations

_PART = r"(?<!\w)[A-Z][\w&.’'-]{0,40}[\w&]"
OPENERS = (
    "The|A|An|As|In|On|At|But|And|For|If|When|While|It|He|She|They|We|You|I|This|That|These|Those|His|Her|Its|Their|Our"
    "|My|What|Who|Which|There|Here|So|Or|Nor|Yet|Since|After|Before|Because|By|From|To|Of|With|One|Some|Many|Most|All"
    "|No|Not|Now|Then|Also|However|According|Both|Each|Every|Other|Another|Such|Read|See|New|Last|Next|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Several|Various|Numerous|Multiple"
    "|Recent|Earlier|Previous|Early|Later|Different|Independent|Few|More|Older|Newer|First|Second|Third|Any|Only"
)
NAME = rf"(?!(?:{OPENERS})\b){_PART}(?:(?:\s(?:of|for|and|de|van|von|&|the)){{0,2}}\s{_PART}){{0,5}}"
SAYS = (
    "says?|said|told|tells|reports|reported|claims|claimed|notes|noted|states|stated|writes|wrote|argues?|argued"
    "|adds|added|estimates|estimated|warns|warned|explains|explained|finds|found|shows|showed|suggests|suggested"
    "|predicts|predicted|confirms|confirmed|admits|admitted|insists|insisted|announces|announced|concludes"
    "|concluded|flags|flagged|points out|pointed out|thinks|believes|calls|called|describes|described|recalls"
    "|recalled|asks|asked|replie[sd]|declares?|declared|counts|remarked|observed|commented|comments|joked|acknowledged"
    "|acknowledges|stressed|emphasi[sz]ed|testified|tweeted|posted|laughs|laughed|continues|continued|goes on|shouted"
    "|cried|whispered|answered|quoted|puts it|put it|sings|sang|reads|read|urged|urges|agrees|agreed|exclaimed|mused"
)
ACCORDING = (
    "[Aa]ccording to|[Aa]s reported by|[Aa]s stated by|[Ii]n the words of|[Dd]ata (?:from|by)|[Ff]igures (?:from|by)"
    "|[Ss]tatistics (?:from|by)|[Rr]esearch (?:from|by)|[Cc]iting|[Qq]uoting|[Pp]er|[Ss]ource:"
)
WORK = "reports?|stud(?:y|ies)|surveys?|papers?|analys[ei]s|index|white ?paper|census|yearbook|barometer"
# "as we analyzed", "our analysis": the text cites its own author
OWN = (
    r"\b(?:as )?(?:we|I)(?:['’]ve| have| had)? (?:previously |recently |also |already |earlier )?"
    r"(?:analy[sz]ed|covered|reported|wrote(?: about)?|explained|noted|documented|examined|explored|argued|discussed)"
    r"(?= (?:in|on|here|last|earlier|before|at|the|how|why|that)\b|[,.;]| our\b)"
    r"|\bas (?:we|I)(?:['’]ve| have)? (?:showed|shown|found|saw|said|pointed out|warned|predicted|mentioned)\b"
    r"|\b(?:in )?(?:our|my) (?:(?:own|previous|earlier|recent|last|full|in-depth|detailed|\w+) )?"
    r"(?:[A-Z][\w’'-]+ ){0,4}(?:analysis|coverage|deep dive|explainer|breakdown|post|write-up"
    r"|previous article|earlier article)\b"
)
