"""What is hoped or meant with caution: "hopefully we will", "it is my hope that Arvenia can", "I think we'll"."""

from __future__ import annotations

from onrecord.reading.cast import Cast
from onrecord.reading.parsed import Parsed

from .clauses import own_subject
from .reported import trusting_word
from .vocabulary import Vocabulary


def is_hopeful(p: Parsed, verb: int) -> bool:
    """As in "hopefully we will have an answer", said of what is no more than hoped."""
    return any(p.lower[child] == "hopefully" for child in p.dependents(verb, "advmod"))


def hopes_of_its_own(p: Parsed, cast: Cast, v: Vocabulary, verb: int) -> bool:
    """As in "it is my hope that Arvenia can begin talks", said by Arvenia."""
    actor = own_subject(p, verb)
    own = actor is not None and cast.issuer is not None and cast.issuer in cast.at(actor)
    return own and p.dep[verb] in ("ccomp", "acl") and p.lemma[trusting_word(p, verb)] in v.words["hoped_words"]
