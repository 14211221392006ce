"""The drafter's questions: who cites a text, whom it cites, what is cited most, which editions a text had.

What comes in: an open index and what a person typed. What goes out: the records of ``resindex.graph_records``, which
``render`` shows. Every answer comes from one state of the store; no engine is opened. Errors are QueryErrors with the
nearest that exist; nothing found is an empty record and no error.
"""
