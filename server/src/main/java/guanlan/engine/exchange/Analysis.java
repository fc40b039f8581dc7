package guanlan.engine.exchange;

import guanlan.engine.exchange.Import.Preview;
import guanlan.engine.exchange.Import.Reason;
import guanlan.engine.exchange.References.Meaning;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.Reading;
import guanlan.platform.access.Caller;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What is wrong with the first rows of a file under a mapping, found just as a run finds it. */
@Component
class Analysis {
    /** Rows shown. */
    static final int SHOWN = 100;

    /** Of long cells the beginning is shown. */
    private static final int LENGTH = 500;

    private final References references;

    Analysis(References references) {
        this.references = references;
    }

    Preview of(ObjectDefinition object, Import told, List<SourceRow> rows) {
        var caller = Caller.current();
        var preparation =
                new Preparation(object, told, new Reading(caller.locale(), caller.zone()));
        List<Prepared> prepared = rows.stream().limit(SHOWN).map(preparation::prepare).toList();
        References.Found found = references.find(prepared);
        Map<String, Integer> columns = new HashMap<>();
        told.mapping().forEach((column, field) -> columns.put(field, column));
        List<Preview.RowProblem> problems = new ArrayList<>();
        for (Prepared row : prepared) {
            List<Finding> findings = new ArrayList<>(row.findings());
            row.named().forEach(named -> complain(told, named, found.of(named), findings));
            for (Finding finding : findings) {
                Integer column = finding.field() == null ? null : columns.get(finding.field());
                problems.add(
                        new Preview.RowProblem(row.source().line(), column, Reason.of(finding)));
            }
        }
        return new Preview(prepared.stream().map(row -> line(row.source())).toList(), problems);
    }

    /** A name of its own object may still come further down. */
    private void complain(
            Import told, Prepared.Named named, Meaning meaning, List<Finding> findings) {
        switch (meaning) {
            case Meaning.One _ -> {}
            case Meaning.Several _ ->
                    findings.add(references.complaint(named, ImportProblem.REFERENCE_AMBIGUOUS));
            case Meaning.None _ -> {
                if (!told.object().equals(named.field().to())) {
                    findings.add(references.complaint(named, ImportProblem.REFERENCE_ABSENT));
                }
            }
        }
    }

    private static Preview.Line line(SourceRow row) {
        return new Preview.Line(
                row.line(),
                row.cells().stream()
                        .map(
                                cell ->
                                        cell.length() > LENGTH
                                                ? cell.substring(0, LENGTH) + "…"
                                                : cell)
                        .toList());
    }
}
