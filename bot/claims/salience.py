"""How much a reader would want a claim in a five-line summary."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from bot.claims.lexicon import read_lines
from bot.claims.traits import Traits, find_traits
from bot.models import Article, Claim

START = "start"
"""The weight that every claim has."""


def rate(claims: Sequence[Claim], article: Article) -> list[Claim]:
    """The claims of an article, each with its salience: how likely a sub-editor would be to print it."""
    traits = find_traits(claims, article)
    return [weigh(claim, its, get_weights()) for claim, its in zip(claims, traits, strict=True)]


def weigh(claim: Claim, traits: Traits, weights: Traits) -> Claim:
    """The claim with the salience that weights give its traits: a half where they come to 0."""
    score = weights[START] + sum(weights[name] * value for name, value in traits.items())
    return replace(claim, salience=round(1 / (1 + math.exp(-score)), 3))


@cache
def get_weights() -> Traits:
    """The weights of data/salience.txt by the traits' names."""
    pairs = (line.split(" : ") for line in read_lines("salience.txt"))
    return {name: float(weight) for name, weight in pairs}
