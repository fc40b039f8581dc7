package guanlan.app;

import guanlan.engine.records.Resealing;
import guanlan.platform.access.Caller;
import guanlan.platform.database.StartRefused;
import guanlan.platform.database.Tenants;
import guanlan.platform.secrets.Vault;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code ./guanlan secrets rotate}: a new key, and everything sealed anew with it. */
@Component
record SecretsCommand(Vault vault, Resealing resealing, Tenants tenants) implements Command {

    @Override
    public String name() {
        return "secrets";
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.equals(List.of("rotate"))) {
            throw new StartRefused("./guanlan secrets knows one thing: ./guanlan secrets rotate.");
        }
        boolean ours = vault.renew();
        long resealed = 0;
        for (String tenant : tenants.all()) {
            resealed += Caller.system(tenant).call(resealing::run);
        }
        System.out.printf(
                "%s %d values were sealed anew. Older keys stay, so that backups can be opened.%n",
                ours ? "A new key is in use." : "The first key of GUANLAN_SECRET_KEY is in use.",
                resealed);
        return 0;
    }
}
