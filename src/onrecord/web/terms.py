"""The record's own words as pages show them: kinds, strengths, verdicts, names of fields."""

from __future__ import annotations

from collections.abc import Callable


def N_(message: str) -> str:  # noqa: N802 - the name by which catalogues know a message that is translated later
    """The message itself: it is only marked as one to translate."""
    return message


TERMS = frozenset(
    {
        # kinds of findings
        *(N_("commitment"), N_("figure"), N_("effect"), N_("attribution"), N_("act"), N_("meeting"), N_("programme")),
        # strengths, ways to tell, forces, claims, directions
        *(N_("firm"), N_("intent"), N_("exploring"), N_("aspiration")),
        *(N_("direct"), N_("indirect"), N_("mixed")),
        *(N_("assertive"), N_("commissive"), N_("directive"), N_("expressive"), N_("declarative")),
        *(N_("level"), N_("change"), N_("rank"), N_("record"), N_("duration")),
        *(N_("up"), N_("down"), N_("none"), N_("yes")),
        # verdicts and standings, and what people do
        *(N_("supported"), N_("contradicted"), N_("misdated"), N_("not yet knowable"), N_("not covered")),
        *(N_("accepted"), N_("corrected"), N_("added"), N_("rejected"), N_("reopened")),
        *(N_("accept"), N_("correct"), N_("add"), N_("reject"), N_("undo"), N_("comment")),
        # actors, programmes, meetings
        *(N_("person"), N_("state"), N_("organisation"), N_("group")),
        *(N_("domestic"), N_("bilateral"), N_("trilateral"), N_("multilateral")),
        *(N_("initiative"), N_("project"), N_("partnership"), N_("forum"), N_("event"), N_("commission")),
        *(N_("committee"), N_("council"), N_("body"), N_("agreement"), N_("treaty"), N_("declaration")),
        *(N_("framework"), N_("policy"), N_("plan"), N_("process"), N_("mechanism"), N_("fund"), N_("mission")),
        *(N_("legal act"), N_("in person"), N_("telephone call"), N_("video call")),
        # kinds of statements
        *(N_("statement"), N_("readout"), N_("communique"), N_("joint declaration"), N_("press conference")),
        *(N_("press briefing"), N_("joint statement"), N_("press release"), N_("remarks"), N_("speech")),
        # names of fields and facets
        *(N_("issuer"), N_("published"), N_("kind"), N_("language"), N_("place"), N_("country"), N_("actor")),
        *(N_("finding"), N_("strength"), N_("topic"), N_("verdict"), N_("standing"), N_("mark"), N_("year")),
        *(N_("bound"), N_("toward"), N_("to do"), N_("carried by"), N_("reaffirmed"), N_("negated"), N_("deadline")),
        *(N_("limit"), N_("condition"), N_("testable by"), N_("figures"), N_("programmes"), N_("as told by")),
        *(N_("value"), N_("claims"), N_("about"), N_("cause"), N_("direction"), N_("unit"), N_("low"), N_("high")),
        *(
            N_("speaker"),
            N_("relation"),
            N_("force"),
            N_("format"),
            N_("by"),
            N_("on"),
            N_("within"),
            N_("during"),
            N_("until"),
        ),
        *(N_("vague"), N_("embedded goal"), N_("money"), N_("number")),
        # policy areas
        *(N_("Macroeconomics"), N_("Civil Rights, Minority Issues and Civil Liberties"), N_("Health")),
        *(N_("Agriculture"), N_("Labor"), N_("Education"), N_("Environment"), N_("Energy"), N_("Immigration")),
        *(N_("Transportation"), N_("Law and Crime"), N_("Social Welfare"), N_("Housing"), N_("Domestic Commerce")),
        *(N_("Defense"), N_("Technology"), N_("Foreign Trade"), N_("International Affairs")),
        *(N_("Government Operations"), N_("Public Lands and Water Management"), N_("Culture")),
        # changes between two texts
        *(N_("same"), N_("reworded"), N_("strengthened"), N_("softened"), N_("figure changed")),
        *(N_("deadline changed"), N_("period changed"), N_("parties changed"), N_("only in A"), N_("only in B")),
        # why a query finds nothing
        N_("The query holds no word to look for."),
        N_("The query is longer than 1,000 characters; shorten it."),
        N_("The query has more than 32 words; shorten it."),
        # times, changes in a comparison, what one side lacks, outcomes
        *(N_("date"), N_("time"), N_("set"), N_("changes"), N_("confirmed"), N_("absent"), N_("denied")),
        *(N_("no negation here"), N_("no figure here"), N_("no date here"), N_("no such word here")),
        *(N_("no condition here"), N_("no deadline here"), N_("not named here")),
        # how often a series has a value
        *(N_("daily"), N_("weekly"), N_("monthly"), N_("quarterly"), N_("annual")),
        # findings by kind, as the reader's panel heads them
        *(N_("Meeting"), N_("Said"), N_("Commitments"), N_("Figures"), N_("Effects claimed"), N_("Programmes")),
        *(N_("Acts"), N_("Actors"), N_("Times"), N_("Topics"), N_("Not read")),
    }
)


def term(word: str, gettext: Callable[[str], str]) -> str:
    """A word of the record in the language of `gettext`; one that is not known stays, its hyphens as blanks.

    Example:
        >>> term("press-release", str), term("harbour-toll", str)
        ('press release', 'harbour toll')
    """
    plain = word.replace("-", " ").replace("_", " ")
    return gettext(plain) if plain in TERMS else plain
