"""A claim held against a question: which of its terms it has, itself or in what stands around it. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from bot.ask.figures import find_asked
from bot.ask.question import Asked, Question
from bot.ask.speakers import is_claimant, is_described
from bot.ask.terms import Stems, Term, read_stems
from bot.compare.identity import Aliases
from bot.models import Candidate, Claim, ClaimRecord, Figure, Stance
from bot.vocabulary import any_of, any_word, load_vocabulary
from storage.words import fold

NEAR_CREDIT = 0.5
"""What a term is worth that the claim has only in words near in meaning."""
REFERENT_CREDIT = 0.8
"""What a term is worth that the sentence has for which "it" or "this" in the claim stands."""
BESIDE_CREDIT = 0.5
"""What a term is worth that the claim before or after it has: much is said once in a passage."""
ARTICLE_CREDIT = 0.3
"""What a term is worth that only the claim's article has."""

CONTEXT = 120
"""About a sentence: the characters before a claim that its "it" may stand for."""
LEAD, PLACE_LEAD = 200, 400
"""The characters of an article that are its title and first lines, and those that say where it is."""
MAX_REPLY_WORDS = 8
"""The words of a sentence that ends in "it": a longer one may mean something in itself."""

_POSSESSOR = re.compile(r"[^\W\d_]['\w-]*['’]s? (?=[a-z])")
_NAME = re.compile(
    r"(?<=[\w,;:] )[^\W\d_a-z][\w'’-]+|^[^\W\d_a-z][\w'’-]+(?= (?:has|have|had|is|was|will)\b)"
)
"""A word in capitals that is not so for opening a sentence, but where it stands right before an auxiliary."""


@dataclass(frozen=True)
class Match:
    """A candidate and how it answers to the terms of a question."""

    candidate: Candidate
    question: Question
    terms: Sequence[Term]
    beside: str = ""
    """The words of the claims before and after it."""
    before: Sequence[Candidate] = ()
    """The claims of the sentences right before it."""
    aliases: Aliases | None = None

    @property
    def record(self) -> ClaimRecord:
        return self.candidate.record

    @cached_property
    def claim_stems(self) -> Stems:
        return read_stems(self.candidate.words)

    @cached_property
    def article_stems(self) -> Stems:
        return read_stems(self.candidate.article)

    @cached_property
    def beside_stems(self) -> Stems:
        return read_stems(self.beside)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Those that the question asks for."""
        last = self.before[-1].record.claim if self.before else None
        return find_asked(self.record.claim, self.question, last)

    @cached_property
    def by_claimant(self) -> bool:
        """Whether it is a claim of the claimant who is asked about, if any."""
        asked, record = self.question.claimant, self.record
        if is_claimant(asked, record, self.aliases):
            return True
        return is_described(asked, record.claim, self.article_stems)

    def has(self, term: Term) -> bool:
        return self.claim_stems.has(term.own) or self._is_year(term)

    def has_near(self, term: Term) -> bool:
        return self.claim_stems.has(term.near)

    @cached_property
    def is_anaphoric(self) -> bool:
        """Whether it stands on what was said just before: by "it" or "this", or as the reason of that."""
        text = self.record.claim.text
        if self.question.asked is Asked.WHY and explains(self.record.claim):
            return True
        if self.record.claim.stance in {Stance.DENIED, Stance.CONFIRMED} and _get_told().search(text):
            return True
        found = _get_anaphor().search(text)
        return found is not None and (found.start() == 0 or len(text.split()) <= MAX_REPLY_WORDS)

    @cached_property
    def referent(self) -> str:
        """The sentences that its "it" or "this" may stand for, folded; "" where it has none.

        Without possessors: of "Orlan's rival" it is the rival who did something.
        """
        if not (self.before and self.is_anaphoric):
            return ""
        return fold(_POSSESSOR.sub("", " | ".join(one.record.claim.text for one in self.before)))

    @cached_property
    def context(self) -> Stems:
        """The article's own words right before a claim with "it" or "this"; none where it has neither."""
        if not self.is_anaphoric:
            return read_stems("")
        at = self.candidate.article.find(fold(self.record.latest.quote or self.record.claim.text))
        return read_stems(self.candidate.article[max(at - CONTEXT, 0) : max(at, 0)])

    @cached_property
    def has_other_names(self) -> bool:
        """Whether the claim has a name that the question has not."""
        asked = set(fold(self.question.text).split())
        names = _NAME.findall(self.record.claim.text)
        return any(asked.isdisjoint(fold(name).split()) for name in names)

    def refers_to(self, term: Term) -> bool:
        """Whether its "it" or "this" stands for a sentence that has the term.

        A name must be in a claim, where it can be told from a possessor.
        """
        said = read_stems(self.referent).has(term.own)
        return said or (not term.name and self.context.has(term.own))

    def is_set_in(self, term: Term) -> bool:
        """Whether its article has the term."""
        return self.article_stems.has(term.own)

    def is_titled(self, stems: frozenset[str]) -> bool:
        """Whether the title of its article has a word of these stems."""
        return any(read_stems(fold(one.title or "")).has(stems) for one in self.record.appearances)

    def is_headed(self, term: Term) -> bool:
        """Whether the title or the first lines of its article have the term: they set its scene."""
        lead = PLACE_LEAD if term.circumstance else LEAD
        return read_stems(self.candidate.article[:lead]).has(term.own)

    def credit(self, term: Term) -> float:
        if self.has(term):
            return 1
        if self.refers_to(term):
            return REFERENT_CREDIT
        if self.beside_stems.has(term.own):
            return BESIDE_CREDIT
        if self.has_near(term):
            return NEAR_CREDIT
        if self.is_set_in(term):
            return ARTICLE_CREDIT
        return NEAR_CREDIT * ARTICLE_CREDIT if self.article_stems.has(term.near) else 0

    def _is_year(self, term: Term) -> bool:
        years = {str(one.dated.year) for one in self.record.appearances}
        return not years.isdisjoint(term.forms)


def has_reason(claim: Claim) -> bool:
    """Whether its words may give a reason."""
    return explains(claim) or bool(_get_reasons("weak_reasons").search(claim.quote))


def explains(claim: Claim) -> bool:
    """Whether its words give a reason, and can say nothing else."""
    return bool(_get_reasons("reasons").search(claim.quote))


@cache
def _get_anaphor() -> re.Pattern[str]:
    """A pronoun that a sentence opens or ends with."""
    known = load_vocabulary("questions")["anaphors"]
    return re.compile(
        rf"^(?:{any_word(known['opening'])})\b|\b(?:{any_word(known['ending'])})\W*$", re.IGNORECASE
    )


@cache
def _get_told() -> re.Pattern[str]:
    """What is denied or confirmed, where only that it was told is said: "rejected the report"."""
    nouns = any_word(load_vocabulary("questions")["anaphors"]["told"])
    return re.compile(
        rf"\b(?:the|that|this|these|those) (?:{nouns})\b(?! (?:of|that|about)\b)", re.IGNORECASE
    )


@cache
def _get_reasons(key: str) -> re.Pattern[str]:
    return any_of([rf"(?<!\w)(?:{any_word(load_vocabulary('questions')[key])})(?!\w)"])
