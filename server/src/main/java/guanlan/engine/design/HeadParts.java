package guanlan.engine.design;

import guanlan.engine.schema.ObjectDefinition;
import java.util.ArrayList;
import java.util.List;

/** What of an object, besides its fields, differs. */
final class HeadParts {
    private HeadParts() {}

    static List<String> between(ObjectDefinition before, ObjectDefinition after) {
        List<String> parts = new ArrayList<>();
        note(parts, "label", before.label().equals(after.label()));
        note(parts, "plural", before.plural().equals(after.plural()));
        note(parts, "icon", before.icon().equals(after.icon()));
        note(parts, "navigation", before.navigation() == after.navigation());
        note(parts, "title", before.title().equals(after.title()));
        note(parts, "unique", before.unique().equals(after.unique()));
        note(parts, "list", before.layout().columns().equals(after.layout().columns()));
        note(parts, "form", before.layout().sections().equals(after.layout().sections()));
        note(parts, "highlights", before.layout().highlights().equals(after.layout().highlights()));
        note(parts, "views", before.layout().views().equals(after.layout().views()));
        note(parts, "rules", before.rules().equals(after.rules()));
        return parts;
    }

    private static void note(List<String> parts, String part, boolean same) {
        if (!same) {
            parts.add(part);
        }
    }
}
