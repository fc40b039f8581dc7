package guanlan.engine.exchange;

import de.siegmar.fastcsv.writer.CsvWriter;
import guanlan.engine.schema.Choice;
import guanlan.engine.schema.FieldDefinition;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Texts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;

/**
 * Empty tables to fill in, headed by the labels of the fields, so that every column is recognised.
 * The workbook explains the fields on a second sheet; an example row would only be imported by
 * mistake.
 */
@Component
public class Templates {
    private final Schemas schemas;
    private final Texts texts;

    public Templates(Schemas schemas, Texts texts) {
        this.schemas = schemas;
        this.texts = texts;
    }

    public void writeCsv(String object, OutputStream out) {
        try {
            var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            writer.write('\ufeff');
            CsvWriter csv = Cells.writer(writer);
            csv.writeRecord(fields(object).stream().map(this::label).map(Cells::safe).toList());
            csv.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public void writeWorkbook(String object, OutputStream out) {
        ObjectDefinition definition = schemas.require(object);
        try (var book = new Workbook(out, "Guanlan", "1.0")) {
            Worksheet table = book.newWorksheet(definition.plural().in(locale()));
            Worksheet notes = book.newWorksheet(say("import.template.notes"));
            int at = 0;
            for (FieldDefinition field : fields(object)) {
                table.value(0, at, label(field));
                table.style(0, at).bold().set();
                table.width(at, 18);
                notes.value(at + 1, 0, label(field));
                notes.value(at + 1, 1, field.required() ? say("import.template.required") : "");
                notes.value(at + 1, 2, hint(field));
                at++;
            }
            table.freezePane(0, 1);
            head(notes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void head(Worksheet notes) {
        List<String> names = List.of("field", "needed", "hint");
        for (int at = 0; at < names.size(); at++) {
            notes.value(0, at, say("import.template." + names.get(at)));
            notes.style(0, at).bold().set();
            notes.width(at, at == 2 ? 80 : 18);
        }
    }

    private List<FieldDefinition> fields(String object) {
        return Guesses.importable(schemas.require(object)).toList();
    }

    private String hint(FieldDefinition field) {
        if (!field.choices().isEmpty()) {
            return field.choices().stream()
                    .map(Choice::label)
                    .map(label -> label.in(locale()))
                    .collect(Collectors.joining(", "));
        }
        if (field.help() != null) {
            return field.help().in(locale());
        }
        return field.target()
                .map(schemas::require)
                .map(
                        target ->
                                texts.say(
                                        "import.template.reference",
                                        Map.of("object", target.label().in(locale())),
                                        locale()))
                .orElseGet(() -> say("import.template." + field.type().key()));
    }

    private String label(FieldDefinition field) {
        return field.label().in(locale());
    }

    private String say(String key) {
        return texts.knows(key, locale()) ? texts.say(key, Map.of(), locale()) : "";
    }

    private static Locale locale() {
        return Caller.current().locale();
    }
}
