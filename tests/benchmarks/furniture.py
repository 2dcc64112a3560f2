"""An average page around a facsimile's content: menus, styles, scripts, cards, text and a footer, in our own mark-up.

The facsimile pages are a kilobyte each and nothing but people; a published page is sixty times that, and nearly all of
it is about something else.
"""

import random

_STARTS = "Your Our Find Read Book Join About Using Local Weekly Public Annual Staff Help with How to".split()
_THINGS = "services visits reports swimming housing repairs clinics libraries classes parking events tickets".split()
_ENDS = "and prices online today near you for families in winter this week explained by phone at home".split()


def _phrase(chance: random.Random, words: int) -> str:
    return " ".join([chance.choice(_STARTS), *(chance.choice(_THINGS + _ENDS) for _ in range(words - 1))])


def _link(chance: random.Random, kind: str) -> str:
    number = chance.randrange(10_000)
    return (
        f'<li class="{kind}__item {kind}__item--level-{number % 3}"><a class="{kind}__link" href="/{kind}/{number}/">'
        f"<span>{_phrase(chance, 3)}</span></a></li>\n"
    )


def _card(chance: random.Random) -> str:
    number = chance.randrange(10_000)
    return (
        f'<div class="card card--news"><div class="card__picture"><img src="/pictures/{number}.jpg" alt=""></div>\n'
        f'<div class="card__text"><h3 class="card__title"><a href="/news/{number}">{_phrase(chance, 6)}</a></h3>\n'
        f'<p class="card__date">{1 + number % 28} May 2024</p><p>{_phrase(chance, 18)}.</p></div></div>\n'
    )


def average_page(page: str, seed: int) -> str:
    """The facsimile page in an average page's furniture: 60 to 80 KB, other words for each seed."""
    chance = random.Random(seed)  # noqa: S311 - repeatable furniture, not a secret
    head, opening, rest = page.partition("<main>")
    content, closing, tail = rest.partition("</main>")
    style = "".join(f".part-{n} .item{{margin:{n}px auto;color:#{n:06x}}}\n" for n in range(350))
    script = "".join(f'window.things.push({{"id":{n},"says":"{_phrase(chance, 4)}"}});\n' for n in range(120))
    menu = "".join(_link(chance, "menu") for _ in range(140))
    text = "".join(f"<p>{'. '.join(_phrase(chance, 14) for _ in range(4))}.</p>\n" for _ in range(12))
    cards = "".join(_card(chance) for _ in range(12))
    aside = "".join(_link(chance, "aside") for _ in range(40))
    end = "".join(_link(chance, "foot") for _ in range(60))
    return (
        f"{head}<style>{style}</style><script>{script}</script>\n"
        f'<nav class="menu" aria-label="Main"><ul>{menu}</ul></nav>\n{opening}{content}{closing}\n'
        f'<div class="wrapper"><div>{text}</div><section class="cards"><h2>News</h2>{cards}</section>\n'
        f'<aside><h2>Elsewhere</h2><ul>{aside}</ul></aside></div><footer class="foot"><ul>{end}</ul></footer>{tail}'
    )
