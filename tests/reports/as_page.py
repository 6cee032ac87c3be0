"""A document as the web page of a report, saved from a browser: its words among all that stands around them."""

from html import escape
from pathlib import Path

from reports.blocks import Block, Bullet, Document, Heading, PageBreak, Paragraph, Table, whole

TOP = """<!DOCTYPE html>
<!-- saved from url=(0071)https://example.invalid/publication-html/a-report/ -->
<html lang="en-GB" class="js"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">
<title>{title} - HMICFRS</title>
<style>.recommendation::before {{ content: "Recommendation 90" }}</style>
<script>var words = "<p>Recommendation 91: By 1 January 2030, the force should run this.</p>";</script>
<script type="application/ld+json">{{"headline": "Recommendation 92"}}</script>
</head>
<body class="publication-html-template-default single">
<noscript><p>Recommendation 93: the force should turn on JavaScript.</p></noscript>
<div id="ccc" role="dialog" aria-label="Cookie preferences" class="cookie-banner"><h2>Cookies on this site</h2>
<p>You should choose whether we may count visits.</p><button>Accept</button></div>
<a class="skip-link" href="#content">Skip to content</a>
<header class="site-header" role="banner"><a href="/">HMICFRS</a>
<form role="search"><label>Search</label><input value="Recommendation 94"><button>Search</button></form></header>
<nav aria-label="Main"><ul><li><a href="/police/">Police forces</a></li><li><a href="/fire/">Fire</a></li></ul></nav>
<nav class="breadcrumb" aria-label="Breadcrumb"><ol><li>Home</li><li>Publications</li><li>{title}</li></ol></nav>
<main id="content" role="main"><article class="post-1 publication-html">
<div class="print-this"><a href="javascript:window.print()">Print this page</a></div>
<h1 class="entry-title">{title}</h1>
<nav class="toc" aria-label="Contents"><h2>Contents</h2><ol>{contents}</ol></nav>
<div class="entry-content">
"""
BOTTOM = """
</div>
<div class="share-links"><h2>Share this page</h2><ul><li><a href="#">Share on X</a></li></ul></div>
<svg><title>Recommendation 95</title><text>Recommendation 96</text></svg>
<template><p>Recommendation 97: the force should not be read.</p></template>
</article>
<aside class="related"><h2>Related publications</h2><ul><li>Recommendation 98: chief constables should</li></ul></aside>
</main>
<footer role="contentinfo"><h2>Support links</h2><ul><li>Recommendation 99</li></ul><p>© Crown copyright</p></footer>
</body></html>
"""


def write(document: Document, path: Path) -> None:
    """The document as a page in UTF-8."""
    contents = "".join(
        f'<li><a href="#h{number}">{escape(block.words)}</a></li>'
        for number, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level <= 2
    )
    page = [TOP.format(title=escape(document.title), contents=contents)]
    in_list = False
    for number, block in enumerate(document.blocks):
        if isinstance(block, Bullet) is not in_list:
            in_list = not in_list
            page.append("<ul>\n" if in_list else "</ul>\n")
        page.append(_marked_up(block, number))
    page.append("</ul>\n" if in_list else "")
    path.write_text("".join(page) + BOTTOM, encoding="utf-8", newline="\n")


def _marked_up(block: Block, number: int) -> str:
    if isinstance(block, PageBreak):
        return ""
    if isinstance(block, Table):
        rows = ("".join(f"<td>{escape(cell)}</td>" for cell in row) for row in block.rows)
        return f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in rows)}</tbody></table>\n"
    if isinstance(block, Bullet):
        return f"<li>{_inline(block.words)}</li>\n"
    if isinstance(block, Heading):
        level = min(block.level, 6)
        return f'<h{level} id="h{number}"><span class="anchor">{_inline(block.words)}</span></h{level}>\n'
    assert isinstance(block, Paragraph)
    label = f"<strong>{escape(block.label)}</strong> " if block.label else ""
    return f"<p>{label}{_inline(block.words)}</p>\n"


def _inline(words: str) -> str:
    """Days with spaces that do not break, as the site prints them; quotes as entities."""
    words = escape(whole(words)).replace("’", "&#8217;")
    for month in "January February March April May June July August September October November December".split():
        words = words.replace(f" {month} 20", f"&nbsp;{month} 20")
    return words
