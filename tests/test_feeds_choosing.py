"""Which entries of a feed are new to a chat."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.feeds.choosing import MAX_WAITING, choose_new
from bot.feeds.models import Entry

SINCE = datetime(2024, 12, 19, 8, 0, tzinfo=UTC)


def entry(
    name: str, hours: float | None = None, *more_keys: str, url: bool = True, content: str = ""
) -> Entry:
    """`hours` after the feed was followed; null where the entry bears no date."""
    published = None if hours is None else SINCE + timedelta(hours=hours)
    return Entry(
        (name, *more_keys), f"https://ledger.example/{name}" if url else None, name, content, published
    )


def names(entries: tuple[Entry, ...]) -> list[str | None]:
    return [one.title for one in entries]


def test_what_was_seen_before_is_not_new() -> None:
    choice = choose_new([entry("b"), entry("a")], {"a"}, SINCE)
    assert names(choice.new) == ["b"]
    assert choice.seen == ("b", "a")


def test_a_new_id_at_a_known_address_is_not_new() -> None:
    assert choose_new([entry("new id", None, "address")], {"address"}, SINCE).new == ()


def test_an_entry_that_is_listed_twice_is_read_once() -> None:
    listed = [entry("a", None, "address"), entry("a"), entry("other id", None, "address")]
    assert names(choose_new(listed, set(), SINCE).new) == ["a"]


def test_what_was_published_before_it_was_followed_is_seen_but_not_read() -> None:
    choice = choose_new([entry("old", -25), entry("late", -23), entry("new", 1)], set(), SINCE)
    assert names(choice.new) == ["late", "new"], "a feed may show an entry a day late"
    assert "old" in choice.seen


def test_dated_entries_are_read_oldest_first_whatever_their_order() -> None:
    listed = [entry("third", 3), entry("first", 1), entry("second", 2)]
    assert names(choose_new(listed, set(), SINCE).new) == ["first", "second", "third"]


def test_without_dates_the_last_that_is_listed_is_the_oldest() -> None:
    listed = [entry("third"), entry("second", 9), entry("first")]
    assert names(choose_new(listed, set(), SINCE).new) == ["first", "second", "third"]


def test_an_entry_with_nothing_to_read_is_seen_and_that_is_all() -> None:
    choice = choose_new([entry("a", url=False), entry("b", url=False, content="<p>Text.</p>")], set(), SINCE)
    assert names(choice.new) == ["b"]
    assert choice.seen == ("a", "b")


def test_of_more_than_may_wait_the_newest_wait_and_the_others_are_counted() -> None:
    listed = [entry(str(number), number) for number in range(MAX_WAITING + 5)]
    choice = choose_new(listed, set(), SINCE)
    assert names(choice.new)[0] == "5"
    assert (len(choice.new), choice.skipped) == (MAX_WAITING, 5)
    assert len(choice.seen) == MAX_WAITING + 5


def test_where_all_room_is_taken_nothing_more_waits() -> None:
    assert choose_new([entry("a")], set(), SINCE, room=0).new == ()
    assert choose_new([entry("a")], set(), SINCE, room=-3).skipped == 1
