"""How resolutions cite: numbers, literal symbols, treaties by name, and places inside any of these.

What comes in: the text of a paragraph. What goes out: mentions, each with its span, its canonical id and the rule that
read it. ``parsing.references`` puts them together for one document and remembers what was named before.
"""
