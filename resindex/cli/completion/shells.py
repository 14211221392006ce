"""How bash, zsh and fish ask for completion, and how each reads the answer.

A script asks ``resindex __complete SHELL LINE`` with the line up to the cursor. The first line of the answer is
``words``, ``files`` or ``folders``; behind ``words`` comes one line a candidate. zsh and fish put quotation marks
themselves where a word needs them; bash takes what it is given, and wants only the part of the word that it counts as
one: it cuts at ``:`` and ``=``, and tells what is left of the word as its second argument.
"""

from __future__ import annotations

import re
import sys

from resindex.cli.completion.answering import Answer, answer
from resindex.cli.completion.line import Typed, read_line
from resindex.cli.completion.values import Candidate

ASKED = "__complete"
SHELLS = ("bash", "zsh", "fish")

BASH = r"""
# Completion of resindex for bash. Loaded with:  source <(resindex completion bash)
_resindex() {
    local line kind=
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("$line"); fi
    done < <("${1/#\~/$HOME}" __complete bash "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    case $kind in
        words) compopt -o nospace 2>/dev/null ;;
        files) compopt -o default 2>/dev/null ;;
        folders) compopt -o dirnames 2>/dev/null ;;
    esac
}
complete -o nosort -F _resindex resindex 2>/dev/null || complete -F _resindex resindex
"""

ZSH = r"""
#compdef resindex
# Completion of resindex for zsh. Loaded with:  source <(resindex completion zsh)
_resindex() {
    local line kind
    local -a lines parts whole whole_shown begun begun_shown
    lines=("${(@f)$("${(Q)words[1]}" __complete zsh "${(j: :)words[1,CURRENT-1]} ${QIPREFIX}${PREFIX}" 2>/dev/null)}")
    kind=$lines[1]
    shift lines
    case $kind in
        files) _files; return ;;
        folders) _files -/; return ;;
    esac
    for line in "${lines[@]}"; do
        parts=("${(@ps:\t:)line}")
        case $parts[1] in
            whole) whole+=("$parts[2]"); whole_shown+=("$parts[3]") ;;
            begun) begun+=("$parts[2]"); begun_shown+=("$parts[3]") ;;
        esac
    done
    # -U: what was typed need not be the beginning of the word: it may lack a quotation mark, or differ in case.
    (( $#begun )) && compadd -U -V begun -l -S '' -d begun_shown -a begun
    (( $#whole )) && compadd -U -V whole -l -d whole_shown -a whole
    (( $#begun + $#whole ))
}
if [[ $funcstack[1] == _resindex ]]; then _resindex "$@"; else compdef _resindex resindex; fi
"""

FISH = r"""
# Completion of resindex for fish. Loaded with:  resindex completion fish | source
function __resindex_complete
    set -l answer (command resindex __complete fish (commandline -cp | string collect) 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path (commandline -ct)
        case folders
            __fish_complete_directories (commandline -ct) ''
        case '*'
            printf '%s\n' $answer[2..-1]
    end
end
complete -c resindex -f -k -a '(__resindex_complete)'
"""


def script(shell: str) -> str:
    """The script that makes a shell ask."""
    return {"bash": BASH, "zsh": ZSH, "fish": FISH}[shell].lstrip("\n")


def respond(arguments: list[str]) -> int:
    """Answers a script: ``SHELL LINE``, and for bash the part of the word that it will replace."""
    shell, line, *rest = [*arguments, "", ""]
    typed = read_line(line)
    found = answer(typed)
    sys.stdout.write("\n".join((found[0], *_lines(shell, typed, found, rest[0]))) + "\n")
    return 0


def _lines(shell: str, typed: Typed, found: Answer, replaced: str) -> list[str]:
    if shell == "bash":
        return [_for_bash(one, typed, replaced) for one in found[1]]
    if shell == "zsh":
        return [f"{'whole' if one.final else 'begun'}\t{one.text}\t{_shown(one, typed)}" for one in found[1]]
    return [f"{one.text}\t{one.help}" for one in found[1]]


def _shown(one: Candidate, typed: Typed) -> str:
    """A candidate as zsh lists it, without the words of a query that stand before it."""
    last = one.text[typed.current.rfind(" ") + 1 :] if one.text.startswith(typed.current[:1]) else one.text
    return f"{last}  -- {one.help}" if one.help else last


def _for_bash(one: Candidate, typed: Typed, replaced: str) -> str:
    """What bash puts in the place of ``replaced``, with the quotation marks that the line wants there."""
    kept = typed.raw[: len(typed.raw) - len(replaced)] if typed.raw.endswith(replaced) else ""
    rest = one.text[len(read_line(kept).current) :]
    if typed.quote == "'":
        return rest.replace("'", r"'\''")  # bash closes the quotation itself
    if typed.quote == '"':
        return re.sub(r'(["\\$`])', r"\\\1", rest)
    return re.sub(r"([^\w/.#:=@%+,-])", r"\\\1", rest) + (" " if one.final else "")
