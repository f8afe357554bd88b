"""Articles for the journeys, of outlets that do not exist."""

from __future__ import annotations


def unwrap(text: str) -> str:
    """The text as it is pasted: a paragraph is one line."""
    return "\n\n".join(block.replace("\n", " ") for block in text.strip().split("\n\n"))


FERRY_TEXT = unwrap("""Coastguard confirms 40 rescued from ferry off Split

Harbour Courier, December 18, 2024

The Croatian coastguard said on Wednesday that at least 40 passengers were rescued from a ferry near Split.

Transport Minister Ivana Horvat told reporters that 12 passengers were injured. "The captain ordered everyone
to leave the ship at once," she said.

According to the port authority, the ferry was carrying 300 people. The operator denied that the ship was
overloaded.
""")

FERRY_FOLLOW_UP = unwrap("""Ferry rescue: hospital counts 15 injured

Evening Lantern, December 19, 2024

Fifteen passengers were injured when a ferry caught fire near Split, the city hospital said on Thursday.

Transport Minister Ivana Horvat said that 45 passengers were rescued by the coastguard. The union of seamen
claimed that the crew had reported smoke three times since Monday.
""")

FLOOD_TEXT = unwrap("""Flood in Szeged drives thousands out

Tisza Monitor, December 17, 2024

Mayor Anna Kovacs said that 3,000 residents were evacuated from Szeged on Tuesday. The fire service said that
25 houses were destroyed. Police confirmed that two people died. The army said that it had sent 600 soldiers
to the city.

"The dam will hold until Friday," the water board said in a statement. The mayor denied that the warning came
too late. According to the hospital, 18 people were injured. The railway company said that 14 trains were
cancelled. The Interior Ministry said that 900 volunteers had arrived. A farmers' union claimed that 4,000
hectares were under water. Insurers expect damage of more than 50 million euros, the chamber of commerce said.
""")

SMALL_TALK = "Thanks, see you at nine then!"


def as_page(text: str, *, site: str) -> str:
    """The article as its outlet's web page, with what surrounds it there."""
    title, byline, *paragraphs = text.split("\n\n")
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return f"""<!doctype html><html lang="en"><head><title>{title}</title>
<meta property="og:site_name" content="{site}"><meta property="og:title" content="{title}">
<meta property="og:type" content="article"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<main><article><h1>{title}</h1><p class="byline">{byline}</p>{body}</article></main>
<footer>Cookies. Imprint.</footer></body></html>"""
