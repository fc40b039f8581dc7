package guanlan.app;

import guanlan.platform.audit.Verdict;
import guanlan.platform.audit.Verification;
import guanlan.platform.database.StartRefused;
import guanlan.platform.database.Tenants;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code ./guanlan audit verify}: whether anybody touched the audit trail, and where. */
@Component
record AuditCommand(Verification verification, Tenants tenants) implements Command {

    @Override
    public String name() {
        return "audit";
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.equals(List.of("verify"))) {
            throw new StartRefused("./guanlan audit knows one thing: ./guanlan audit verify.");
        }
        boolean good = true;
        for (String tenant : tenants.all()) {
            Verdict verdict = verification.check(tenant);
            tell(tenant, verdict);
            good &= verdict.good();
        }
        return good ? 0 : 1;
    }

    private void tell(String tenant, Verdict verdict) {
        System.out.printf(
                "%s: %d entries under %d seals up to %s, %d wait for theirs. Signing key: %s.%n",
                tenant,
                verdict.entries(),
                verdict.seals(),
                verdict.sealedTo() == null ? "now" : verdict.sealedTo(),
                verdict.waiting(),
                verification.signer());
        verdict.faults().forEach(fault -> System.out.println("  " + fault));
        System.out.println(
                verdict.good()
                        ? "  The trail is whole."
                        : "  The trail was tampered with, or keys or data were brought back from different times.");
    }
}
