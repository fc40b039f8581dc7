package guanlan.edge.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import guanlan.edge.api.AuditAnswers.ChainJson;
import guanlan.edge.api.AuditAnswers.Listed;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.audit.AuditPages;
import guanlan.platform.audit.AuditQuery;
import guanlan.platform.audit.Checks;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who saw, took away, allowed and was refused what, for auditors. */
@RestController
@RequestMapping("/api/audit")
final class AuditController {
    private final AuditPages pages;
    private final Checks checks;
    private final AuditAnswers answers;

    AuditController(AuditPages pages, Checks checks, AuditAnswers answers) {
        this.pages = pages;
        this.checks = checks;
        this.answers = answers;
    }

    /** What is asked for, as its parameters are named. */
    record Asked(
            @Nullable List<String> kind,
            @Nullable UUID actor,
            @Nullable String object,
            @Nullable UUID record,
            @Nullable Instant from,
            @Nullable Instant to) {

        AuditQuery query() {
            return new AuditQuery(AuditQuery.kinds(kind), actor, object, record, from, to);
        }
    }

    @GetMapping
    Listed list(
            Asked asked,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String after) {
        return answers.of(pages.read(asked.query(), limit, after));
    }

    @GetMapping("/export")
    void export(Asked asked, HttpServletResponse response) throws IOException {
        AuditQuery query = asked.query();
        pages.require(Right.EXPORT);
        ImportDownloads.start(response, "application/x-ndjson;charset=UTF-8", "audit.jsonl");
        pages.export(query, new OutputStreamWriter(response.getOutputStream(), UTF_8));
    }

    @GetMapping("/chain")
    ChainJson chain() {
        return answers.of(pages.chain());
    }

    /** Begins to check the whole chain, which may take a while; its state tells the outcome. */
    @PostMapping("/chain/check")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChainJson check() {
        pages.require(Right.SEE);
        checks.begin(Caller.current().tenant());
        return answers.of(pages.chain());
    }
}
