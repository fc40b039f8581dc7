package guanlan.edge.api;

import guanlan.platform.identity.Companies.Company;
import guanlan.platform.identity.Credential;
import guanlan.platform.identity.Theme;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the web application knows about whoever is signed in. */
record Me(User user, Company company, List<String> roles, String version) {

    record User(
            UUID id,
            String login,
            String name,
            @Nullable String mail,
            @Schema(allowableValues = {"zh", "en"}) String locale,
            Theme theme,
            String timeZone) {}

    static Me of(Credential credential, @Nullable String mail, Company company, String version) {
        var profile = credential.profile();
        var user =
                new User(
                        credential.user(),
                        credential.login().value(),
                        profile.name(),
                        mail,
                        profile.locale().getLanguage(),
                        profile.theme(),
                        profile.zone().getId());
        return new Me(user, company, List.of(credential.role().key()), version);
    }
}
