"""What a team adds to the machine's reading: `/claim`, `/fix`, `/alias`, `/sources`, `/grade`."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import get_close_matches

from bot.compare import (
    Aliases,
    compare,
    find_bearings,
    fold_name,
    get_key,
    grade_names,
    identify,
    index_grades,
    is_circular,
    list_names,
    resolve_aliases,
    tally_sources,
)
from bot.errors import NotFoundError, QueryError
from bot.fixes import UNDO, parse_fixes, parse_target, plan_changes
from bot.models import ArticleRecord, ClaimQuery, ClaimRecord, Message
from bot.query import QUOTES
from bot.render import (
    Dossier,
    Ranking,
    fits_query,
    get_topic,
    render_alias_added,
    render_alias_removed,
    render_aliases,
    render_dossier,
    render_fixed,
    render_graded,
    render_grades,
    render_missing_argument,
    render_sources,
    render_unchanged,
    render_unfixed,
    render_ungraded,
)
from bot.requests import Request
from bot.team import Alias, Reliability, Voice
from storage import Storage
from storage.editing import key_figures
from storage.words import content_words, fold_words

# What a claim is held against: more could not be checked by anybody, and would take too long to compare.
MAX_RELATED_CLAIMS = 200
MAX_TALLIED_CLAIMS = 1000
MAX_NAME_CHARACTERS = 100
MAX_NUMBER_DIGITS = 9

_REMOVE = re.compile(r"(?:remove|delete)\s+(.+)", re.IGNORECASE)
_GRADE = re.compile(r"(?P<name>.+?)[\s=:,]+(?P<grade>[a-f]|undo)", re.IGNORECASE | re.DOTALL)
_ALIAS_EXAMPLE = "/alias HUR = Ukraine's military intelligence"
_GRADE_EXAMPLE = '/grade "Kyiv Independent" B'


# ── one claim ────────────────────────────────────────────────────────────────────────────────────


async def show_claim(storage: Storage, request: Request) -> Message:
    if not request.arguments:
        return render_missing_argument("claim", None)
    number = parse_claim_number(request.arguments)
    record = await storage.get_claim(request.chat_id, number)
    dossier = await _make_dossier(storage, request, record)
    topic = get_topic(record)
    token = "" if fits_query(topic) else await storage.add_token(request.chat_id, topic)
    return render_dossier(dossier, request.today, lambda _: token)


async def _make_dossier(storage: Storage, request: Request, record: ClaimRecord) -> Dossier:
    aliases = await get_aliases(storage, request.chat_id)
    words = list_subject_words(record)
    related = await storage.list_related(request.chat_id, words, MAX_RELATED_CLAIMS)
    others = [one for one in related if one.number != record.number]
    records = others if record.deleted or record.withdrawn else [*others, record]
    comparison = await asyncio.to_thread(compare, records, aliases=aliases)
    return Dossier(
        record=record,
        article=await _get_article(storage, request.chat_id, record),
        bearings=find_bearings(record.number, comparison),
        history=tuple(await storage.list_edits(request.chat_id, record.number)),
        grades=grade_names(record, await storage.list_grades(request.chat_id), aliases),
    )


async def _get_article(storage: Storage, chat_id: int, record: ClaimRecord) -> ArticleRecord:
    """The article that has the claim in these words: of one that none has any more, as it was."""
    if not record.withdrawn:
        return await storage.get_article(chat_id, record.latest.article_number)
    last = record.earlier[-1]
    article = await storage.get_article(chat_id, last.appearance.article_number)
    version = await storage.get_version(chat_id, article.number, last.version)
    return replace(article, article=version.article) if version else article


def list_subject_words(record: ClaimRecord) -> list[str]:
    """The words by which others on the same matter are found: what is counted, then the most telling."""
    claim = record.claim
    counted = [word for figure in claim.figures for word in figure.unit.split()]
    others = sorted(set(content_words(fold_words(claim.text))), key=lambda word: (-len(word), word))
    return list(dict.fromkeys([*counted, *others]))


def parse_claim_number(words: str) -> int:
    number = words.strip().removeprefix("#")
    if not number.isdecimal():
        raise QueryError(f"“{words[:40]}” is no claim's number. /claims shows them, e.g. /claim 1.")
    if len(number) > MAX_NUMBER_DIGITS:
        raise NotFoundError("There is no claim of that number in this chat. /claims finds them.")
    return int(number)


# ── edits ────────────────────────────────────────────────────────────────────────────────────────


async def fix_claim(storage: Storage, request: Request) -> Message:
    """`/fix 57 figure=11000`, `/fix 57 delete`, `/fix 57 undo`."""
    if not request.arguments:
        return render_missing_argument("fix", None)
    target = parse_target(request.arguments)
    if target is None:
        raise QueryError("Which claim? Begin with its number, e.g. /fix 57 figure=11000.")
    number, words = target
    record = await storage.get_claim(request.chat_id, number)
    if words.lower() == UNDO:
        return await undo_fix(storage, replace(request, arguments=str(number), page=0))
    fixes = parse_fixes(words, request.today)
    machine = record.machine or record.claim
    changes = plan_changes(fixes, record, key_figures(machine, record.edits))
    fixed = await storage.add_edits(request.chat_id, number, changes, request.editing)
    made = [edit for edit in fixed.edits if edit.change == fixed.edits[-1].change]
    # Nothing to change where the message is worked on again: it is answered again.
    asked = {(fix.field, fix.value) for fix in fixes}
    if changes or asked == {(edit.field, edit.new) for edit in made}:
        return render_fixed(fixed, made)
    return render_unchanged(fixed)


async def undo_fix(storage: Storage, request: Request) -> Message:
    """Of the claim that the arguments name: the change that the button names, else the latest."""
    number = parse_claim_number(request.arguments)
    undone = await storage.undo_edits(request.chat_id, number, request.editing, request.page or None)
    return render_unfixed(await storage.get_claim(request.chat_id, number), undone)


# ── names ────────────────────────────────────────────────────────────────────────────────────────


async def get_aliases(storage: Storage, chat_id: int) -> Aliases:
    """The team's names, folded, each with the one that it stands for in the end."""
    return resolve_aliases(_list_pairs(await storage.list_aliases(chat_id)))


async def widen(storage: Storage, chat_id: int, query: ClaimQuery) -> ClaimQuery:
    """The query with all names of the body that it asks for."""
    if not query.claimant:
        return query
    pairs = _list_pairs(await storage.list_aliases(chat_id))
    return replace(query, also_from=list_names(query.claimant, pairs))


async def edit_aliases(storage: Storage, request: Request) -> Message:
    """`/alias`, `/alias HUR = …`, `/alias remove HUR`, `/alias undo`."""
    words = request.arguments.translate(QUOTES).strip()
    if not words:
        return render_aliases(await storage.list_aliases(request.chat_id), request.today)
    if words.lower() == UNDO:
        return render_alias_removed(await storage.delete_alias(request.chat_id, None, request.editing))
    if removed := _REMOVE.fullmatch(words):
        return await _remove_alias(storage, request, removed[1])
    return await _add_alias(storage, request, words)


async def _remove_alias(storage: Storage, request: Request, named: str) -> Message:
    aliases = await storage.list_aliases(request.chat_id)
    wanted = named.strip(' "').removeprefix("#")
    found = [one for one in aliases if wanted == str(one.number) or fold_name(wanted) == fold_name(one.alias)]
    # A message that is worked on again after a kill finds its alias gone: storage knows that it was it.
    number = found[0].number if found else 0
    return render_alias_removed(await storage.delete_alias(request.chat_id, number, request.editing))


async def _add_alias(storage: Storage, request: Request, words: str) -> Message:
    alias, name = _parse_pair(words)
    pairs = _list_pairs(await storage.list_aliases(request.chat_id))
    if is_circular(alias, name, pairs):
        raise QueryError(f"“{name}” already stands for “{alias}” here. /alias lists the names.")
    added = await storage.add_alias(request.chat_id, fold_name(alias), alias, name, request.editing)
    end = resolve_aliases([*pairs, (alias, name)])[fold_name(alias)]
    written = {fold_name(one): one for pair in pairs for one in pair}
    return render_alias_added(added, written.get(end, end) if end != fold_name(name) else None)


def _parse_pair(words: str) -> tuple[str, str]:
    alias, equals, name = (" ".join(part.split()).strip(' "') for part in words.partition("="))
    if not (equals and fold_name(alias) and fold_name(name)) or "=" in name:
        raise QueryError(f"Write the name, =, and the name that it stands for: {_ALIAS_EXAMPLE}.")
    if max(len(alias), len(name)) > MAX_NAME_CHARACTERS:
        raise QueryError(f"That is too long for a name. For example: {_ALIAS_EXAMPLE}.")
    if fold_name(alias) == fold_name(name):
        raise QueryError(f"“{alias}” and “{name}” are the same name to me already.")
    return alias, name


def _list_pairs(aliases: Sequence[Alias]) -> list[tuple[str, str]]:
    return [(one.alias, one.name) for one in aliases]


# ── sources and their grades ─────────────────────────────────────────────────────────────────────


async def show_sources(storage: Storage, request: Request) -> Message:
    """`/sources`, `/sources contradicted`."""
    asked = request.arguments.lower() or Ranking.CLAIMS
    if asked not in set(Ranking):
        raise QueryError(f"/sources goes by {', '.join(Ranking)}, e.g. /sources {Ranking.CONTRADICTED}.")
    aliases = await get_aliases(storage, request.chat_id)
    voices = await storage.list_voices(request.chat_id)
    records = await storage.search_claims(request.chat_id, ClaimQuery(), limit=MAX_TALLIED_CLAIMS, offset=0)
    comparison = await asyncio.to_thread(compare, records, aliases=aliases)
    tallies = await asyncio.to_thread(tally_sources, voices, comparison, aliases)
    grades = index_grades(await storage.list_grades(request.chat_id), aliases)
    return render_sources(tallies, grades, Ranking(asked), request.page, len(records), request.today)


async def grade_source(storage: Storage, request: Request) -> Message:
    """`/grade`, `/grade "Kyiv Independent" B`, `/grade "Kyiv Independent" undo`."""
    words = request.arguments.translate(QUOTES).strip()
    if not words:
        return render_grades(await storage.list_grades(request.chat_id), request.today)
    parsed = _GRADE.fullmatch(words)
    name = parsed["name"].strip(' "') if parsed else ""
    if not parsed or not fold_name(name) or len(name) > MAX_NAME_CHARACTERS:
        raise QueryError(f"Name a source and a grade from A to F, e.g. {_GRADE_EXAMPLE}.")
    if parsed["grade"].lower() == UNDO:
        return await _undo_grade(storage, request, name)
    aliases = await get_aliases(storage, request.chat_id)
    _refuse_unknown(name, await storage.list_voices(request.chat_id), aliases)
    reliability = Reliability[parsed["grade"].upper()]
    return render_graded(
        await storage.add_grade(request.chat_id, fold_name(name), name, reliability, request.editing)
    )


async def _undo_grade(storage: Storage, request: Request, name: str) -> Message:
    """The last grade of the body, whichever of its names it was given under."""
    aliases = await get_aliases(storage, request.chat_id)
    known = await storage.list_grades(request.chat_id)
    key = get_key(name, aliases)
    keys = [fold_name(one.name) for one in known if get_key(one.name, aliases) == key]
    taken = await storage.undo_grade(request.chat_id, keys, request.editing)
    now = index_grades(await storage.list_grades(request.chat_id), aliases).get(key)
    return render_ungraded(taken, now)


def _refuse_unknown(name: str, voices: Sequence[Voice], aliases: Aliases) -> None:
    """A grade for somebody whom nobody has heard is a slip of the pen."""
    known: dict[str, str] = {}
    for voice in voices:
        identity = identify(voice.name, voice.role, aliases)
        known |= {key: voice.name for key in (identity.body, identity.person, fold_name(voice.name)) if key}
    if get_key(name, aliases) in known or fold_name(name) in known:
        return
    near = get_close_matches(fold_name(name), known, n=1, cutoff=0.6)
    hint = f"Did you mean “{known[near[0]]}”?" if near else "/sources lists those I have heard."
    raise NotFoundError(f"I have heard no “{name}” in this chat. {hint}")
