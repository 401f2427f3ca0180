"""Where the English syntax pipeline shipped with the package lies (`spacy.load(PATH)`)."""

from pathlib import Path

PATH = Path(__file__).parent / "en_syntax"
