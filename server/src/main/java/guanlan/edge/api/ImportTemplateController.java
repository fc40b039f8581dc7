package guanlan.edge.api;

import guanlan.engine.exchange.Templates;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Empty tables to fill in. */
@RestController
@RequestMapping("/api/imports/template")
final class ImportTemplateController {
    private static final String WORKBOOK =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Templates templates;

    ImportTemplateController(Templates templates) {
        this.templates = templates;
    }

    @GetMapping
    void template(
            @RequestParam String object,
            @RequestParam(defaultValue = "xlsx") String format,
            HttpServletResponse response)
            throws IOException {
        var table = new ByteArrayOutputStream();
        if (format.equals("csv")) {
            templates.writeCsv(object, table);
            ImportDownloads.start(response, "text/csv;charset=UTF-8", object + ".csv");
        } else {
            templates.writeWorkbook(object, table);
            ImportDownloads.start(response, WORKBOOK, object + ".xlsx");
        }
        table.writeTo(response.getOutputStream());
    }
}
