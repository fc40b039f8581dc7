package guanlan.edge.api;

import guanlan.platform.identity.Companies;
import guanlan.platform.identity.Credential;
import org.springframework.stereotype.Component;

/** Shows a person what is known about him. */
@Component
final class Mirror {
    private final Companies companies;
    private final ApiSettings settings;

    Mirror(Companies companies, ApiSettings settings) {
        this.companies = companies;
        this.settings = settings;
    }

    Me of(Credential credential) {
        return Me.of(credential, companies.require(credential.tenant()), settings.version());
    }
}
