package guanlan.domain.activities;

import guanlan.core.richtext.RichText;
import guanlan.engine.records.Behaviour;
import guanlan.engine.records.Planned;
import guanlan.engine.records.PlannedRow;
import guanlan.engine.schema.ObjectName;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people leave out when they write something down: it happened now, and it is called by its
 * first line. A name that somebody gave stays.
 */
final class Completion implements Behaviour {
    private static final int LONGEST = 80;
    private final ObjectName object;

    Completion(ObjectName object) {
        this.object = object;
    }

    @Override
    public ObjectName object() {
        return object;
    }

    @Override
    public void plan(Planned batch) {
        for (PlannedRow row : batch.rows()) {
            if (!row.isRemoved() && !row.isRestored()) {
                complete(row, batch);
            }
        }
    }

    private void complete(PlannedRow row, Planned batch) {
        if (row.after(Activities.AT) == null) {
            row.set(Activities.AT, batch.at());
        }
        String name = Objects.toString(row.after(Activities.NAME), "");
        boolean followsText =
                name.isBlank()
                        || object.equals(Activities.COMMENT)
                        || row.changes(Activities.BODY)
                                && !row.gives(Activities.NAME)
                                && name.equals(firstLine(row.before(Activities.BODY)));
        if (followsText) {
            String line = firstLine(row.after(Activities.BODY));
            if (!line.equals(name)) {
                row.set(Activities.NAME, line.isEmpty() ? null : line);
            }
        }
        if (object.equals(Activities.MEETING) && row.after(Activities.STATE) == null) {
            boolean over =
                    row.after(Activities.AT) instanceof Instant at && at.isBefore(batch.at());
            row.set(Activities.STATE, over ? "held" : "planned");
        }
    }

    /** The first line that says something, not longer than a line is. */
    static String firstLine(@Nullable Object body) {
        String text = body instanceof RichText rich ? rich.plain() : Objects.toString(body, "");
        String line =
                text.lines()
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElse("");
        int points = line.codePointCount(0, line.length());
        return points <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
