"""Who says what: every attribution in a parsed text, by construction.

The constructions, in the order in which they are tried for a cue: small clause ("called it a lie"), clause
("said that …", "…, he said"), infinitive ("vowed to leave"), object ("condemned the attack"), passive
("is believed to …"), quotation (“…,” he said), preposition ("according to …"), nominal ("the claim by X
that …"), adjective ("is confident that …") and retrospect ("… This was reported by X.").
"""

from __future__ import annotations

from spacy.tokens import Doc

from bot.claims.attributed import Attribution
from bot.claims.boundaries import part
from bot.claims.detection import attribution_at
from bot.claims.disowned import give_denied
from bot.claims.labels import find_labelled
from bot.claims.quotes import Quotation
from bot.claims.retrospect import point_back
from bot.claims.spans import tokens_of
from bot.claims.speech import quotation_indices, quoted_indices, with_quotations
from bot.claims.supposed import is_said


def find_attributions(doc: Doc, quotations: list[Quotation]) -> list[Attribution]:
    """Every attribution outside quotations, in the order of their cues."""
    labelled = list(find_labelled(doc, quoted_indices(doc, quotations)))
    held = {i for a in labelled for i in a.content}
    speech = [q for q in quotations if held.isdisjoint(quotation_indices(doc, q))] if held else quotations
    quoted = quoted_indices(doc, speech)
    found = [a for token in tokens_of(doc) if token.i not in quoted and (a := attribution_at(token))]
    said = [a for a in part(found) if is_said(a)]
    told = with_quotations(doc, sorted([*said, *labelled], key=lambda a: a.head.i), speech)
    return point_back(doc, give_denied(told), quoted)
