package guanlan.domain.matching;

import guanlan.core.matching.Judge;
import guanlan.core.matching.Kind;
import guanlan.core.matching.Rule.Verdict;
import guanlan.domain.matching.Profile.Combination;
import guanlan.domain.matching.Profile.Trait;
import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.Map;

/** How the standard's objects are compared until a company says otherwise. */
final class ShippedProfiles {
    static final Judge.Limits LIMITS = new Judge.Limits(0.9, 0.4);

    private static final Profile ACCOUNT =
            profile(
                    "account",
                    List.of(
                            new Trait("name", Kind.COMPANY, 0),
                            new Trait("uscc", Kind.CODE, 0),
                            new Trait("phone", Kind.PHONE, 0),
                            new Trait("mail", Kind.MAIL, 0),
                            new Trait("website", Kind.URL, 0),
                            new Trait("address", Kind.ADDRESS, 0),
                            new Trait("city", Kind.CATEGORY, 0)),
                    List.of(
                            rule("same_uscc", Verdict.ALWAYS, "uscc"),
                            rule("other_uscc", Verdict.NEVER, "uscc")));

    private static final Profile CONTACT =
            profile(
                    "contact",
                    List.of(
                            new Trait("name", Kind.PERSON, 0),
                            new Trait("mobile", Kind.PHONE, 0),
                            new Trait("phone", Kind.PHONE, 0),
                            new Trait("mail", Kind.MAIL, 0),
                            new Trait("wechat", Kind.CODE, 0),
                            new Trait("account", Kind.CATEGORY, 0),
                            new Trait("birthday", Kind.DATE, 0)),
                    List.of(
                            rule("same_mobile", Verdict.ALWAYS, "name", "mobile"),
                            rule("same_mail", Verdict.ALWAYS, "name", "mail")));

    private static final Profile LEAD =
            profile(
                    "lead",
                    List.of(
                            new Trait("name", Kind.PERSON, 0),
                            new Trait("mobile", Kind.PHONE, 0),
                            new Trait("phone", Kind.PHONE, 0),
                            new Trait("mail", Kind.MAIL, 0),
                            new Trait("wechat", Kind.CODE, 0),
                            new Trait("company", Kind.COMPANY, 0)),
                    List.of(
                            rule("same_mobile", Verdict.ALWAYS, "name", "mobile"),
                            rule("same_mail", Verdict.ALWAYS, "name", "mail"),
                            // Colleagues are leads of their own.
                            rule("other_person", Verdict.NEVER, "name", "mobile")));

    static final Map<ObjectName, Profile> ALL =
            Map.of(ACCOUNT.object(), ACCOUNT, CONTACT.object(), CONTACT, LEAD.object(), LEAD);

    private ShippedProfiles() {}

    private static Combination rule(String name, Verdict verdict, String... fields) {
        return new Combination("matching.rule." + name, verdict, List.of(fields), true);
    }

    private static Profile profile(String object, List<Trait> traits, List<Combination> rules) {
        return new Profile(new ObjectName(object), traits, rules, LIMITS, false, null, true);
    }
}
