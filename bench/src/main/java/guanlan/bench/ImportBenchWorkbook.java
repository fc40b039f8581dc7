package guanlan.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The rows of a table of commas as the plainest workbook, written row by row. */
final class ImportBenchWorkbook {
    private static final String SHEETS =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final Map<String, String> PARTS =
            Map.of(
                    "[Content_Types].xml",
                    "<Types xmlns=\"%scontent-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"%ssheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"%sworksheet+xml\"/></Types>"
                            .formatted(PACKAGE, SHEETS, SHEETS),
                    "_rels/.rels",
                    relation("officeDocument", "xl/workbook.xml"),
                    "xl/_rels/workbook.xml.rels",
                    relation("worksheet", "worksheets/sheet1.xml"),
                    "xl/workbook.xml",
                    "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                            .formatted(MAIN, RELATIONS));

    private ImportBenchWorkbook() {}

    static Path of(Path table) throws IOException {
        Path book = table.resolveSibling("customers.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(book));
                CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(table)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (Map.Entry<String, String> part : PARTS.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            Writer out = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
            out.write("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
            int at = 1;
            for (CsvRecord row : rows) {
                write(out, at++, row);
            }
            out.write("</sheetData></worksheet>");
            out.flush();
        }
        return book;
    }

    private static void write(Writer out, int line, CsvRecord row) throws IOException {
        out.write("<row r=\"" + line + "\">");
        for (int at = 0; at < row.getFieldCount(); at++) {
            if (!row.getField(at).isEmpty()) {
                out.write("<c r=\"" + (char) ('A' + at) + line + "\" t=\"inlineStr\"><is><t>");
                out.write(row.getField(at).replace("&", "&amp;").replace("<", "&lt;"));
                out.write("</t></is></c>");
            }
        }
        out.write("</row>");
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns=\"%srelationships\"><Relationship Id=\"rId1\" Type=\"%s/%s\" Target=\"%s\"/></Relationships>"
                .formatted(PACKAGE, RELATIONS, type, target);
    }
}
