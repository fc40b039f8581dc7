package guanlan.app;

import guanlan.domain.sample.SampleCompany;
import guanlan.platform.database.Tenants;
import java.util.List;
import org.springframework.stereotype.Component;

/** {@code ./guanlan sample}. */
@Component
record SampleCommand(SampleCompany sample) implements Command {

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public int run(List<String> arguments) {
        SampleCompany.Filled filled = sample.fill(Tenants.MAIN);
        System.out.printf(
                "Added %d departments, %d people, %d accounts, %d contacts, %d leads, %d deals, %d milestones and %d activities of the sample company.%n",
                filled.departments(),
                filled.people(),
                filled.accounts(),
                filled.contacts(),
                filled.leads(),
                filled.deals(),
                filled.milestones(),
                filled.activities());
        return 0;
    }
}
