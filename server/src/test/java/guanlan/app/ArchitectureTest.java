package guanlan.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** The rules of the house that a compiler does not know. */
class ArchitectureTest {
    private static final List<String> RINGS =
            List.of("core", "platform", "engine", "domain", "edge", "app");

    private static final List<String> PLATFORM =
            List.of(
                    "problems",
                    "access",
                    "database",
                    "jobs",
                    "files",
                    "secrets",
                    "mail",
                    "audit",
                    "identity",
                    "live");

    private static final List<String> ENGINE =
            List.of(
                    "schema",
                    "attachments",
                    "rights",
                    "query",
                    "records",
                    "changes",
                    "search",
                    "mass",
                    "merging",
                    "exchange",
                    "design",
                    "granting",
                    "process");

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("guanlan");

    @Test
    void eachRingUsesOnlyTheRingsInsideIt() {
        inOrder(
                "guanlan",
                RINGS,
                "what is inside must be understood, tested and replaced without what is outside it");
    }

    @Test
    void platformPackagesUseOnlyThoseBeforeThem() {
        inOrder("guanlan.platform", PLATFORM, "a foundation without an order becomes one lump");
    }

    @Test
    void enginePackagesUseOnlyThoseBeforeThem() {
        inOrder(
                "guanlan.engine",
                ENGINE,
                "a record passes the engine in one direction, from its definition to its search entry");
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        assertThat(packagesIn("guanlan")).isSubsetOf(RINGS);
        assertThat(packagesIn("guanlan.platform")).isSubsetOf(PLATFORM);
        assertThat(packagesIn("guanlan.engine")).isSubsetOf(ENGINE);
    }

    @Test
    void nothingGoesInCircles() {
        slices().matching("guanlan.(*).(*)..")
                .should()
                .beFreeOfCycles()
                .because("two modules that need each other are one module in two places")
                .check(PRODUCT);
    }

    @Test
    void namesSayWhatAThingIs() {
        classes()
                .should()
                .haveNameNotMatching(
                        ".*[.$](Abstract|Base[A-Z])\\w*|.*(Impl|Manager|Helper|Utils?|DTO|Dto|VO)")
                .because(
                        "such a name says how a class is built or that nobody knew what it is, never what it is for")
                .check(PRODUCT);
    }

    @Test
    void onlyTheEngineMakesSqlFromMetadata() {
        noClasses()
                .that()
                .resideOutsideOfPackage("guanlan.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.jooq..")
                .because(
                        "whoever builds a query beside the engine builds one without the caller's permit")
                .check(PRODUCT);
    }

    @Test
    void nobodyAsksTheMachineForTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("guanlan.app")
                .should()
                .callMethodWhere(readsTheClock())
                .because("time comes from the InstantSource, so that a test can be at any moment")
                .check(PRODUCT);
    }

    @Test
    void nobodyWaitsForSpringToFillAField() {
        noFields()
                .should()
                .beAnnotatedWith(Autowired.class)
                .orShould()
                .beAnnotatedWith(Value.class)
                .because("a constructor says what a class needs, and a test can call it")
                .check(PRODUCT);
    }

    private static void inOrder(String root, List<String> order, String reason) {
        for (int i = 0; i < order.size(); i++) {
            var later =
                    order.subList(i + 1, order.size()).stream()
                            .map(name -> root + "." + name + "..")
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(root + "." + order.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(later)
                    .because(reason)
                    .allowEmptyShould(true)
                    .check(PRODUCT);
        }
    }

    private static Set<String> packagesIn(String root) {
        var name = Pattern.compile(Pattern.quote(root) + "\\.([a-z]+).*");
        var found = new TreeSet<String>();
        PRODUCT.forEach(
                each -> {
                    var match = name.matcher(each.getPackageName());
                    if (match.matches()) {
                        found.add(match.group(1));
                    }
                });
        return found;
    }

    private static DescribedPredicate<JavaMethodCall> readsTheClock() {
        var clock = Set.of("now", "system", "systemUTC", "systemDefaultZone", "currentTimeMillis");
        return DescribedPredicate.describe(
                "read the machine's clock",
                call -> {
                    var owner = call.getTargetOwner().getName();
                    return clock.contains(call.getName())
                            && (owner.startsWith("java.time.") || owner.equals("java.lang.System"));
                });
    }
}
