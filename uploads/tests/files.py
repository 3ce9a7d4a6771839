"""Workbooks as no office program writes them, made for the tests."""

import zipfile
from io import BytesIO

LINKS = """<Relationships>
<Relationship Id="r1" Type="x/worksheet" Target="sheet.xml"/>
<Relationship Id="r2" Type="x/sharedStrings" Target="texts.xml"/>
<Relationship Id="r3" Type="x/styles" Target="styles.xml"/>
</Relationships>"""
LISTED = '<workbook xmlns:r="x"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>'


def workbook_of(**parts: str) -> bytes:
    """The smallest workbook that has these parts: sheet, texts, styles."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", LISTED)
        package.writestr("xl/_rels/workbook.xml.rels", LINKS)
        for name, content in parts.items():
            package.writestr(f"xl/{name}.xml", content)
    return packed.getvalue()


def sheet_of(cell: str, *, rows: int, columns: int = 20, begins: str = "") -> str:
    """The same cell everywhere; `{ref}` is where it stands. `begins` are rows before them."""
    lines = (
        f'<row r="{row}">'
        + "".join(cell.format(ref=f"{chr(65 + place)}{row}") for place in range(columns))
        + "</row>"
        for row in range(2, rows + 2)
    )
    return f"<worksheet><sheetData>{begins}{''.join(lines)}</sheetData></worksheet>"
