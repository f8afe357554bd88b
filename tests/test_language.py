"""Articles and headlines in many languages, and text that has none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language import SAMPLE_CHARACTERS, detect_language

ARTICLES = {
    "en": "The provincial governor said on Tuesday that 40 houses had burned and nobody was missing.",
    "de": "Der Gouverneur der Provinz sagte am Dienstag, dass 40 Häuser brannten und niemand vermisst werde.",
    "fr": "Le gouverneur de la province a dit mardi que 40 maisons avaient brûlé, sans faire de disparus.",
    "es": "El gobernador de la provincia dijo el martes que 40 casas se habían quemado y que nadie faltaba.",
    "it": "Il governatore della provincia ha detto martedì che 40 case sono bruciate e nessuno è disperso.",
    "pt": "O governador da província disse na terça-feira que 40 casas arderam e que não há desaparecidos.",
    "nl": "De gouverneur van de provincie zei dinsdag dat 40 huizen zijn afgebrand en niemand wordt vermist.",
    "pl": "Gubernator prowincji powiedział we wtorek, że spłonęło 40 domów i że nikt nie zaginął.",
    "sv": "Guvernören i provinsen sade på tisdagen att 40 hus hade brunnit ner och att ingen saknades.",
    "tr": "Eyalet valisi salı günü 40 evin yandığını ve kimsenin kaybolmadığını söyledi.",
    "uk": "Губернатор області заявив у вівторок, що згоріло 40 будинків і що ніхто не зник.",
    "ru": "Губернатор области заявил во вторник, что сгорело 40 домов и что никто не пропал.",
    "ar": "قال محافظ الإقليم يوم الثلاثاء إن أربعين منزلا احترقت وإنه لا يوجد مفقودون.",
    "he": "מושל המחוז אמר ביום שלישי כי ארבעים בתים נשרפו וכי איש אינו נעדר.",
    "fa": "استاندار روز سه‌شنبه گفت که چهل خانه سوخته است و هیچ‌کس ناپدید نشده است.",
    "el": "Ο κυβερνήτης της επαρχίας είπε την Τρίτη ότι κάηκαν 40 σπίτια και ότι κανείς δεν αγνοείται.",
    "zh": "省长周二表示，有四十座房屋被烧毁，没有人失踪。",
    "ja": "州知事は火曜日、40軒の家が焼けたが行方不明者はいないと述べた。",
    "ko": "주지사는 화요일 집 40채가 불에 탔으며 실종자는 없다고 말했다.",
    "hi": "राज्यपाल ने मंगलवार को कहा कि चालीस घर जल गए और कोई लापता नहीं है।",
    "vi": "Thống đốc tỉnh cho biết hôm thứ Ba rằng 40 ngôi nhà đã bị cháy và không ai mất tích.",
    "id": "Gubernur provinsi mengatakan pada hari Selasa bahwa 40 rumah terbakar dan tidak ada yang hilang.",
}

HEADLINES = [
    ("Police say 30 dead in Vellmark fire", "en"),
    ("Ministry confirms troops crossed the river", "en"),
    ("POLICE SAY 30 DEAD IN VELLMARK FIRE", "en"),
    ("Strike at Vellmark port", "en"),
    ("Mayor Jens Kohl resigns", "en"),
    ("Revenue up 12% in Q3", "en"),
    ("Mindestens 12 Tote bei Brand in Fabrik", "de"),
    ("Погибли 12 человек", "ru"),
    ("12 загиблих унаслідок пожежі", "uk"),
    ("Al menos 12 muertos en un incendio", "es"),
    ("Au moins 12 morts dans un incendie", "fr"),
    ("北朝鮮の兵士が到着", "ja"),
]

TOO_LITTLE_TO_TELL = [
    "",
    " \n\t",
    "ok",
    "lol",
    "Hello",
    "12",
    "12:30 – 14:00",
    "👀🔥🔥",
    "…",
    "\x00\x00",
    "@vellmark",
]


@pytest.mark.parametrize(("language", "text"), ARTICLES.items(), ids=list(ARTICLES))
def test_a_sentence_tells_its_language(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(("text", "language"), HEADLINES)
def test_a_headline_tells_its_language(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", TOO_LITTLE_TO_TELL)
def test_too_little_to_tell_is_english(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize("language", ["en", "de", "uk"])
def test_links_tags_and_numbers_have_no_say(language: str) -> None:
    noise = "https://tagblatt.example/nachrichten/gestern #Nachrichten @vellmark_heute 40.000 – 12 "
    assert detect_language(noise * 3 + ARTICLES[language] + noise * 3) == language


def test_foreign_names_do_not_make_a_text_foreign() -> None:
    text = "Jean-Luc Desrosiers and Małgorzata Wiśniewska met Jürgen Groß in Šiauliai, the ministry said."
    assert detect_language(text) == "en"


def test_a_foreign_quotation_does_not_make_an_article_foreign() -> None:
    text = f"{ARTICLES['en']} {ARTICLES['en']} “{ARTICLES['fr']}” {ARTICLES['en']}"
    assert detect_language(text) == "en"


def test_the_beginning_of_a_long_text_decides() -> None:
    assert detect_language(ARTICLES["de"] * 100 + ARTICLES["en"] * 10_000) == "de"
    assert len(ARTICLES["de"] * 100) > SAMPLE_CHARACTERS


@given(text=st.text())
@settings(deadline=None)
def test_any_text_has_a_two_letter_code(text: str) -> None:
    language = detect_language(text)
    assert len(language) == 2
    assert language.isalpha()
