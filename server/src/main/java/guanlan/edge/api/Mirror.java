package guanlan.edge.api;

import guanlan.engine.query.Queries;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.identity.Companies;
import guanlan.platform.identity.Credential;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a person what is known about him. */
@Component
final class Mirror {
    private final Companies companies;
    private final Queries queries;
    private final ApiSettings settings;

    Mirror(Companies companies, Queries queries, ApiSettings settings) {
        this.queries = queries;
        this.companies = companies;
        this.settings = settings;
    }

    Me of(Credential credential) {
        var company = companies.require(credential.tenant());
        return Me.of(credential, mail(credential), company, settings.version());
    }

    /** It stands in his record, with everything else that colleagues know of him. */
    private @Nullable String mail(Credential credential) {
        return credential
                .caller()
                .call(() -> queries.find(ObjectName.USER, credential.user()))
                .map(person -> (String) person.value("mail"))
                .orElse(null);
    }
}
