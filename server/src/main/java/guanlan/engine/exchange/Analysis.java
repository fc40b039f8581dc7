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
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is wrong with the first rows of a file under a mapping, found just as a run finds it. */
@Component
class Analysis {
    /** Rows looked at. */
    static final int CHECKED = Survey.FIRST;

    /** Rows shown, whatever is in them. */
    static final int SHOWN = 100;

    /** Faulty rows from further down, shown besides. */
    private static final int FAULTY_SHOWN = 100;

    /** Of long cells the beginning is shown. */
    private static final int LENGTH = 500;

    private final References references;
    private final Reach.Reaches reaches;

    Analysis(References references, Reach.Reaches reaches) {
        this.references = references;
        this.reaches = reaches;
    }

    Preview of(ObjectDefinition object, Import told, List<SourceRow> rows) {
        var caller = Caller.current();
        var preparation =
                new Preparation(
                        reaches.of(object), told, new Reading(caller.locale(), caller.zone()));
        List<Prepared> prepared = rows.stream().map(preparation::prepare).toList();
        References.Found found = references.find(prepared);
        Map<String, Integer> columns = new HashMap<>();
        told.mapping().forEach((column, field) -> columns.put(field, column));
        List<Preview.Line> lines = new ArrayList<>();
        List<Preview.RowProblem> problems = new ArrayList<>();
        int rejected = 0;
        int leftOut = 0;
        for (int at = 0; at < prepared.size(); at++) {
            List<Preview.RowProblem> wrong = problems(told, prepared.get(at), found, columns);
            boolean out = wrong.stream().anyMatch(each -> !each.leftOut());
            rejected += out ? 1 : 0;
            leftOut += out || wrong.isEmpty() ? 0 : 1;
            boolean further = !wrong.isEmpty() && lines.size() < SHOWN + FAULTY_SHOWN;
            if (at < SHOWN || further) {
                lines.add(line(prepared.get(at).source()));
                problems.addAll(wrong);
            }
        }
        return new Preview(
                lines, problems, prepared.size(), rejected, leftOut, corrected(prepared, lines));
    }

    private static List<Preview.Corrected> corrected(
            List<Prepared> prepared, List<Preview.Line> lines) {
        Set<Long> shown = lines.stream().map(Preview.Line::line).collect(Collectors.toSet());
        List<Preview.Corrected> corrected = new ArrayList<>();
        for (Prepared row : prepared) {
            if (row.source() != row.origin() && shown.contains(row.origin().line())) {
                SourceRow was = row.origin();
                for (int at = 0; at < row.source().cells().size(); at++) {
                    if (!row.source().cell(at).equals(was.cell(at))) {
                        corrected.add(new Preview.Corrected(was.line(), at, brief(was.cell(at))));
                    }
                }
            }
        }
        return corrected;
    }

    private static String brief(String cell) {
        return cell.length() > LENGTH ? cell.substring(0, LENGTH) + "…" : cell;
    }

    private List<Preview.RowProblem> problems(
            Import told, Prepared row, References.Found found, Map<String, Integer> columns) {
        List<Finding> findings = new ArrayList<>(row.findings());
        List<Finding> leftOut = new ArrayList<>(row.leftOut());
        var leniency = Leniency.of(told);
        row.named()
                .forEach(
                        named ->
                                complain(
                                        told,
                                        named,
                                        found.of(named),
                                        leniency.spares(named.field()) ? leftOut : findings));
        List<Preview.RowProblem> problems = new ArrayList<>();
        findings.forEach(each -> problems.add(problem(row, each, columns, false)));
        leftOut.forEach(each -> problems.add(problem(row, each, columns, true)));
        return problems;
    }

    private static Preview.RowProblem problem(
            Prepared row, Finding finding, Map<String, Integer> columns, boolean leftOut) {
        Integer column = finding.field() == null ? null : columns.get(finding.field());
        return new Preview.RowProblem(row.source().line(), column, Reason.of(finding), leftOut);
    }

    /** A name of its own object may still come further down, one that brings its record is made. */
    private void complain(
            Import told, Prepared.Named named, Meaning meaning, List<Finding> findings) {
        switch (meaning) {
            case Meaning.One _ -> {}
            case Meaning.Several _ ->
                    findings.add(references.complaint(named, ImportProblem.REFERENCE_AMBIGUOUS));
            case Meaning.None _ -> {
                if (named.brings().isEmpty() && !told.object().equals(named.field().to())) {
                    findings.add(references.complaint(named, ImportProblem.REFERENCE_ABSENT));
                }
            }
        }
    }

    private static Preview.Line line(SourceRow row) {
        return new Preview.Line(row.line(), row.cells().stream().map(Analysis::brief).toList());
    }
}
