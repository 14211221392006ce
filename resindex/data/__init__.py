"""Knowledge as data: verbs by language, bodies, instruments. Editable text files; no code lives here."""
