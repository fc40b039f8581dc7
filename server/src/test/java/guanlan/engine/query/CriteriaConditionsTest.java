package guanlan.engine.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.core.criteria.CriteriaCode;
import guanlan.core.criteria.FieldKind;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import guanlan.platform.access.Caller;
import guanlan.platform.access.Role;
import guanlan.platform.database.Tenants;
import guanlan.platform.problems.Problem;
import guanlan.platform.problems.Texts;
import guanlan.testkit.OpenPermits;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Criteria on the standard objects. */
class CriteriaConditionsTest {
    private static final Caller LIN =
            new Caller(
                    new UUID(0, 1),
                    "main",
                    Set.of(Role.MEMBER),
                    Locale.SIMPLIFIED_CHINESE,
                    ZoneId.of("Asia/Shanghai"));
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final Schemas schemas = new Schemas();
    private final Texts texts = new Texts();
    private final CriteriaConditions conditions = conditions(Questions.none());

    private CriteriaConditions conditions(Questions questions) {
        return new CriteriaConditions(
                schemas,
                new OpenPermits(),
                new Tenants(),
                InstantSource.fixed(Instant.parse("2026-05-20T18:30:00Z")),
                texts,
                questions);
    }

    /** Asked of accounts only. */
    private record Odd(Answer answer) implements Question {
        @Override
        public String word() {
            return "odd";
        }

        @Override
        public boolean isAsked(ObjectName object) {
            return object.value().equals("account");
        }

        @Override
        public Answer of(ObjectName object) {
            return answer;
        }
    }

    @Test
    void everyFieldCanBeAskedAbout() {
        for (ObjectDefinition object : schemas.all()) {
            var vocabulary = new CriteriaVocabulary(object, schemas, new OpenPermits(), LIN);
            assertThat(vocabulary.names()).isEqualTo(object.fields().keySet());
            vocabulary.names().forEach(name -> assertThat(vocabulary.kind(name)).isPresent());
        }
    }

    @Test
    void everyReadyViewIsACondition() {
        for (ObjectDefinition object : schemas.all()) {
            for (var view : object.layout().views()) {
                if (!view.where().isBlank()) {
                    LIN.run(() -> assertThat(conditions.require(view.where(), object)).isNotNull());
                }
            }
        }
    }

    @Test
    void asksTheTableOfTheObjectAndThoseItRefersTo() {
        ObjectDefinition account = schemas.require("account");
        String sql =
                LIN.call(
                        () ->
                                DSL.using(SQLDialect.POSTGRES)
                                        .renderInlined(
                                                conditions.condition(
                                                        "owner == me() && owner.department.name"
                                                                + " == '华东'",
                                                        account)));
        assertThat(sql)
                .isEqualTo(
                        "(\"account\".\"owner\" = cast('00000000-0000-0000-0000-000000000001' as uuid)"
                                + " and \"account\".\"owner\" in (select \"criteria_1\".\"id\""
                                + " from \"t_main\".\"user\" as \"criteria_1\""
                                + " where \"criteria_1\".\"department\" in"
                                + " (select \"criteria_2\".\"id\""
                                + " from \"t_main\".\"department\" as \"criteria_2\""
                                + " where \"criteria_2\".\"name\" = '华东')))");
    }

    @Test
    void listsAreAskedWhatModulesAnswer() {
        assertThat(
                        asked(
                                new Question.Answer.Records(List.of(new UUID(0, 7))),
                                "odd && city == '上海'"))
                .contains("\"account\".\"id\" = any")
                .contains("00000000-0000-0000-0000-000000000007")
                .contains("and \"account\".\"city\" = '上海'");
        assertThat(asked(new Question.Answer.Pairs("odd_pair", "open"), "!odd"))
                .contains("not")
                .contains("select \"pair\".\"one\" from \"t_main\".\"odd_pair\" as \"pair\"")
                .contains("select \"pair\".\"two\"")
                .contains("\"pair\".\"object\" = 'account'")
                .contains("\"pair\".\"state\" = 'open'");
    }

    private String asked(Question.Answer answer, String cel) {
        var odd = conditions(Questions.of(List.of(new Odd(answer))));
        return LIN.call(
                () ->
                        DSL.using(SQLDialect.POSTGRES)
                                .renderInlined(odd.condition(cel, schemas.require("account"))));
    }

    @Test
    void rulesAndOtherObjectsAreNotAskedWhatModulesAnswer() {
        var none = new Question.Answer.Records(List.of());
        var odd = conditions(Questions.of(List.of(new Odd(none))));
        ObjectDefinition account = schemas.require("account");
        LIN.run(
                () -> {
                    assertThat(odd.fits("odd", account)).isTrue();
                    assertThatThrownBy(() -> odd.require("odd", account))
                            .isInstanceOf(Problem.class);
                    assertThat(odd.fits("odd", schemas.require("contact"))).isFalse();
                    assertThat(odd.fits("account.odd", schemas.require("contact"))).isFalse();
                });
    }

    @Test
    void tellsWhatIsWrongAndWhere() {
        ObjectDefinition account = schemas.require("account");
        assertThatThrownBy(() -> LIN.run(() -> conditions.require("\n  nmae == 'x'", account)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.code()).isEqualTo(QueryProblem.CRITERIA_INVALID);
                            assertThat(problem.params().get("reason")).asString().contains("nmae");
                            assertThat(problem.findings())
                                    .singleElement()
                                    .satisfies(
                                            finding -> {
                                                assertThat(finding.code())
                                                        .isEqualTo(
                                                                new CriteriaProblem(
                                                                        CriteriaCode.UNKNOWN_NAME));
                                                assertThat(finding.params().get("line"))
                                                        .isEqualTo(2);
                                                assertThat(finding.params().get("column"))
                                                        .isEqualTo(3);
                                                assertThat(finding.params().get("offset"))
                                                        .isEqualTo(3);
                                            });
                        });
    }

    @Test
    void knowsChoicesReferencesAndLabels() {
        ObjectDefinition account = schemas.require("account");
        var vocabulary = new CriteriaVocabulary(account, schemas, new OpenPermits(), LIN);
        assertThat(vocabulary.kind("owner")).contains(new FieldKind.Reference("user"));
        assertThat(vocabulary.kind("id")).contains(new FieldKind.Reference("account"));
        assertThat(vocabulary.kind("created_at")).contains(FieldKind.Plain.DATETIME);
        assertThat(vocabulary.namesLabelled("负责人")).containsExactly("owner");
    }

    @ParameterizedTest
    @EnumSource(CriteriaCode.class)
    void everyCodeHasASentenceInBothLanguages(CriteriaCode code) {
        String chinese = texts.say(code.key(), java.util.Map.of(), Locale.CHINESE);
        String english = texts.say(code.key(), java.util.Map.of(), Locale.ENGLISH);
        assertThat(chinese).isNotEqualTo(code.key());
        assertThat(english).isNotEqualTo(code.key()).isNotEqualTo(chinese);
        assertThat(placeholders(chinese)).isEqualTo(placeholders(english));
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new HashSet<>();
        var found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }
}
