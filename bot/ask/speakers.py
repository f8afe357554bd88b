"""Whether a claim is that of the claimant who is asked about. Pure."""

from __future__ import annotations

import re

from bot.ask.terms import Stems, make_terms, read_stems, stem_all
from bot.compare import get_key
from bot.compare.identity import Aliases, identify
from bot.compare.identity import fold as fold_name
from bot.compare.sides import find_country
from bot.models import Claim, ClaimRecord, Kind
from bot.vocabulary import load_vocabulary
from storage.words import fold

_OF = re.compile(r" (?:of|in|at|from) (?:the )?")
_ABROAD = re.compile(r" (?:to|in|at) ")


def is_claimant(asked: str, record: ClaimRecord, aliases: Aliases | None = None) -> bool:
    """Whether the claim is theirs: by name (or the team's), office or body; an outlet's for its facts."""
    claim = record.claim
    if aliases and claim.claimant and _are_same(asked, claim, aliases):
        return True
    if claim.claimant and get_key(asked) == get_key(claim.claimant):
        return True
    if country := find_country(asked):
        # For a country its bodies speak, but not each of its people.
        # Where a body is says nothing of whose it is: "Iran's mission to the United Nations".
        claimant = _ABROAD.split(claim.claimant or "", maxsplit=1)[0]
        return identify(claimant, claim.role).body.startswith(country)
    own = record.appearances[0].outlet if claim.kind is Kind.FACT and not claim.claimant else None
    said_by = fold(" | ".join(filter(None, (claim.claimant, claim.role, own))))
    terms = make_terms(asked)
    return bool(terms and said_by) and all(read_stems(said_by).has(term.own) for term in terms)


def is_described(asked: str, claim: Claim, article: Stems) -> bool:
    """Whether an office or a trade, which has no name in it, is the claimant's in a near word.

    What it is of ("the builder of the flats", "the plant's boss"), the article must have; "Mali's army" is
    merely "the army", where the article calls it so once.
    """
    owner, possessive, owned = asked.replace("’", "'").rpartition("'s ")
    office, whole = (owned, owner) if possessive else (*_OF.split(asked, maxsplit=1), "")[:2]
    terms = make_terms(office)
    if (
        possessive
        and fold_name(claim.claimant or "") == fold_name(owned)
        and article.has(stem_all([fold(asked)]))
    ):
        return True
    if not claim.role or not terms or any(term.name for term in terms):
        return False
    said = read_stems(fold(claim.role))
    held = all(said.has(one.own | one.near) for one in terms) or _speaks_for_company(asked, said)
    return held and all(article.has(one.own | one.near) for one in make_terms(whole))


def _speaks_for_company(asked: str, role: Stems) -> bool:
    """Whether "the company" is asked for, and this is an office of one: a managing director speaks for it."""
    known = load_vocabulary("questions")["companies"]
    company = fold(asked) in known["nouns"]
    return company and any(role.has(stem_all([fold(office)])) for office in known["offices"])


def _are_same(asked: str, claim: Claim, aliases: Aliases) -> bool:
    """Whether a name of the team's makes them one."""
    named = {fold_name(asked), fold_name(claim.claimant or "")}
    if named.isdisjoint({*aliases, *aliases.values()}):
        return False
    wanted = identify(asked, None, aliases)
    said_by = identify(claim.claimant or "", claim.role, aliases)
    return wanted == said_by or (bool(wanted.body) and not wanted.person and wanted.body == said_by.body)
