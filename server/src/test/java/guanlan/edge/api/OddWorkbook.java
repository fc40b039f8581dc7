package guanlan.edge.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The smallest workbook, with one cell, a prologue and further parts of an attacker's. */
final class OddWorkbook {
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String SHEETS =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private OddWorkbook() {}

    static byte[] of(String prologue, String cell, Map<String, String> more) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>(more);
        parts.put("[Content_Types].xml", types());
        parts.put("_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
        parts.put("xl/_rels/workbook.xml.rels", relations("worksheet", "worksheets/sheet1.xml"));
        parts.put(
                "xl/workbook.xml",
                """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="%s">
                <sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>
                """
                        .formatted(OFFICE));
        parts.put("xl/worksheets/sheet1.xml", prologue + sheet(cell));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(
                        ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + part.getValue())
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static String sheet(String cell) {
        return """
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
        <row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>
        <row r="2"><c r="A2" t="inlineStr"><is><t>%s</t></is></c></row>
        </sheetData></worksheet>
        """
                .formatted(cell);
    }

    private static String types() {
        return """
        <Types xmlns="%scontent-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="xml" ContentType="application/xml"/>
        <Override PartName="/xl/workbook.xml" ContentType="%ssheet.main+xml"/>
        <Override PartName="/xl/worksheets/sheet1.xml" ContentType="%sworksheet+xml"/>
        </Types>
        """
                .formatted(PACKAGE, SHEETS, SHEETS);
    }

    private static String relations(String type, String target) {
        return """
        <Relationships xmlns="%srelationships">
        <Relationship Id="rId1" Type="%s/%s" Target="%s"/>
        </Relationships>
        """
                .formatted(PACKAGE, OFFICE, type, target);
    }
}
