"""Reads modules of Visual Basic 6 with a parser of another maker, antlr4-vba: `read_visual_basic.py FILE...`."""

import sys

from antlr4 import CommonTokenStream, InputStream
from antlr4.error.ErrorListener import ErrorListener
from antlr4_vba.vbaLexer import vbaLexer
from antlr4_vba.vbaParser import vbaParser


class Findings(ErrorListener):
    def __init__(self, name):
        self.name = name
        self.count = 0

    def syntaxError(self, recognizer, symbol, line, column, message, error):
        self.count += 1
        print(f"{self.name}:{line}:{column}: {message}")


def findings(name):
    found = Findings(name)
    with open(name, encoding="ascii", newline="") as file:
        lexer = vbaLexer(InputStream(file.read()))
    parser = vbaParser(CommonTokenStream(lexer))
    for reader in (lexer, parser):
        reader.removeErrorListeners()
        reader.addErrorListener(found)
    parser.startRule()
    return found.count


sys.exit(sum(map(findings, sys.argv[1:])) > 0)
