"""Reads files that hexapla wrote with programs of others, and compares every unit with what went in.

    python3 check.py EXPECTED.json FILE...

EXPECTED.json is {"languages": [code, ...], "units": [{code: text, ...}, ...]}, in the order of the file, codes as
the files write them; a file of two languages is compared in the first two. TMX, XLIFF (1.2, and 2.1 where the
installed version knows it) are read by translate-toolkit, CSV by Python, XLSX by openpyxl. A line is printed for each
file; the exit code is 1 when one differs, 3 when translate-toolkit is missing.
"""

import csv
import json
import re
import sys
from pathlib import Path

try:
    from translate.storage import tmx, xliff
except ImportError:
    print("translate-toolkit is not installed")
    sys.exit(3)

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Skipped(Exception):
    """The program that would read the file is not here."""


def read_tmx(path):
    for unit in tmx.tmxfile.parsefile(path).units:
        yield {node.get(XML_LANG): unit.getNodeText(node, "preserve") for node in unit.getlanguageNodes()}


def read_xliff(path):
    if b'version="2.1"' in Path(path).read_bytes()[:400]:
        try:
            from translate.storage.xliff2 import Xliff2File
        except ImportError:
            raise Skipped("this translate-toolkit does not know XLIFF 2") from None
        store = Xliff2File.parsefile(path)
    else:
        store = xliff.xlifffile.parsefile(path)
    source, target = store.getsourcelanguage(), store.gettargetlanguage()
    for unit in store.units:
        if not unit.isheader():
            yield {source: str(unit.source), target: str(unit.target)}


def read_csv(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            row.pop("confidence", None)
            row.pop("status", None)
            yield {language: text for language, text in row.items() if text != ""}


def read_xlsx(path):
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise Skipped("openpyxl is not installed") from None
    rows = load_workbook(path, read_only=True).worksheets[0].iter_rows(values_only=True)
    header = [re.search(r"\(([\w-]+)\)$", str(name)) for name in next(rows)]
    for row in rows:
        cells = {name[1]: text for name, text in zip(header, row) if name is not None}
        yield {language: text for language, text in cells.items() if text is not None}


READERS = {".tmx": read_tmx, ".xlf": read_xliff, ".csv": read_csv, ".xlsx": read_xlsx}


def differences(got, expected, languages):
    """What differs, a line each: by count first, then by unit and language."""
    if len(got) != len(expected):
        yield f"{len(got)} units instead of {len(expected)}"
    for index, (one, other) in enumerate(zip(got, expected)):
        wanted = {language: text for language, text in other.items() if language in languages}
        if one != wanted:
            yield f"unit {index}: {one!r} instead of {wanted!r}"


def main(expected_path, *paths):
    expected = json.loads(Path(expected_path).read_text(encoding="utf-8"))
    failed = False
    for path in paths:
        ending = Path(path).suffix
        languages = expected["languages"][:2] if ending == ".xlf" else expected["languages"]
        try:
            got = list(READERS[ending](path))
        except Skipped as reason:
            print(f"{path}: skipped: {reason}")
            continue
        wrong = list(differences(got, expected["units"], languages))
        for line in wrong[:5]:
            print(f"{path}: {line}")
        print(f"{path}: {len(got)} units, {'as expected' if not wrong else f'{len(wrong)} differences'}")
        failed = failed or wrong != []
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
