package guanlan.core.matching;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The normal forms of very many rows in little memory: those that are dear to make, of companies
 * and addresses, once made, as a hundred bytes or two a row. The others are made each time. Safe
 * for several threads: whoever comes second makes the same.
 */
final class KeptForms {
    private static final char END = '\u0001';
    private static final int BYTES_OF_A_ROW = 250;
    private static final int PART_OF_HEAP = 4;

    private final List<Field> fields;
    private final byte[] @Nullable [] rows;

    KeptForms(List<Field> fields, int rows) {
        this.fields = fields;
        long most = Runtime.getRuntime().maxMemory() / PART_OF_HEAP / BYTES_OF_A_ROW;
        this.rows = new byte[rows <= most ? rows : 0][];
    }

    /** The forms of a row by field; null where its cell is blank. */
    Forms.@Nullable Form[] of(int row, String[] cells) {
        if (rows.length == 0) {
            return made(cells);
        }
        byte[] kept = rows[row];
        if (kept != null) {
            return read(cells, new String(kept, StandardCharsets.UTF_8));
        }
        Forms.@Nullable Form[] made = made(cells);
        rows[row] = written(made).getBytes(StandardCharsets.UTF_8);
        return made;
    }

    private Forms.@Nullable Form[] made(String[] cells) {
        Forms.@Nullable Form[] forms = new Forms.Form[fields.size()];
        for (int at = 0; at < forms.length; at++) {
            forms[at] = cells[at].isBlank() ? null : Forms.of(kind(at), cells[at]);
        }
        return forms;
    }

    private String written(Forms.@Nullable Form[] forms) {
        var text = new StringBuilder();
        for (int at = 0; at < forms.length; at++) {
            Forms.Form form = forms[at];
            if (form != null && isDear(kind(at))) {
                text.append(form.text()).append(END).append(form.other()).append(END);
                text.append(Double.isNaN(form.number()) ? "" : form.number()).append(END);
            }
        }
        return text.toString();
    }

    private Forms.@Nullable Form[] read(String[] cells, String kept) {
        Forms.@Nullable Form[] forms = new Forms.Form[fields.size()];
        int from = 0;
        for (int at = 0; at < forms.length; at++) {
            if (cells[at].isBlank()) {
                continue;
            }
            if (!isDear(kind(at))) {
                forms[at] = Forms.of(kind(at), cells[at]);
                continue;
            }
            int text = kept.indexOf(END, from);
            int other = kept.indexOf(END, text + 1);
            int number = kept.indexOf(END, other + 1);
            forms[at] =
                    new Forms.Form(
                            kept.substring(from, text),
                            kept.substring(text + 1, other),
                            number == other + 1
                                    ? Double.NaN
                                    : Double.parseDouble(kept.substring(other + 1, number)));
            from = number + 1;
        }
        return forms;
    }

    private Kind kind(int at) {
        return fields.get(at).kind();
    }

    private static boolean isDear(Kind kind) {
        return kind == Kind.COMPANY || kind == Kind.ADDRESS;
    }
}
