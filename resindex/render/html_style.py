"""The looks of a HTML page: one style sheet, which names no address and so loads nothing.

Readable on a screen in light and dark, on a telephone and on paper; colours are those of the system.
"""

from __future__ import annotations

STYLE = """\
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, "Times New Roman", serif; }
h1 { font-size: 1.3rem; } h2 { font-size: 1.05rem; margin: 2rem 0 .3rem; } h3 { font-size: 1rem; }
h1, h2, h3, .quiet, .label, table, figcaption { font-family: system-ui, sans-serif; }
.quiet { opacity: .7; font-size: .85rem; } .label { font-size: .85rem; font-weight: 600; }
.alarm { color: #b00020; font-weight: 600; }
p, blockquote { margin: .3rem 0 .8rem; } article { margin: 0 0 1rem; padding-inline-start: 1rem; }
article.hit { border-inline-start: 3px solid #4b92db; }
article.near { border-inline-start: 3px solid transparent; opacity: .7; }
mark { background: #ffe58a; color: #000; } em { font-style: italic; }
a { color: inherit; }
table { border-collapse: collapse; font-size: .9rem; margin: 1.5rem 0; width: 100%; }
caption { text-align: start; font-weight: 600; } td, th { padding: .1rem .6rem .1rem 0; vertical-align: middle; }
td.number { text-align: end; width: 5rem; } td.bar { width: 45%; } td.bar div { background: #4b92db; height: .8rem; }
.depth1 { margin-inline-start: 2rem; } .depth2 { margin-inline-start: 4rem; } .depth3 { margin-inline-start: 6rem; }
@media print { article { break-inside: avoid; } article.near { opacity: 1; } }
"""
