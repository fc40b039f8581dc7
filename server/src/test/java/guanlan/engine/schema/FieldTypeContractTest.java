package guanlan.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.engine.schema.FieldSamples.Samples;
import guanlan.platform.problems.Texts;
import guanlan.platform.secrets.Vault;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.Converter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What every type of field must do, whichever it is. */
class FieldTypeContractTest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final Reading CHINESE =
            new Reading(Locale.SIMPLIFIED_CHINESE, ZoneId.of("Asia/Shanghai"));
    private static final Reading ENGLISH = new Reading(Locale.ENGLISH, ZoneId.of("Asia/Kolkata"));

    private static @Nullable Vault before;

    @BeforeAll
    static void opensAVault(@TempDir Path folder) {
        before = Vault.opened().orElse(null);
        Vault.at(folder.resolve("keys")).open();
    }

    /** Contexts of other tests live on, with theirs. */
    @AfterAll
    static void leavesTheVaultOfOthers() {
        if (before != null) {
            before.open();
        }
    }

    /** As fields of them have it: computed ones behave as their result. */
    static List<FieldType> types() {
        return FieldTypes.all().stream()
                .map(
                        type ->
                                FieldSamples.find(type) == null
                                        ? type
                                        : FieldSamples.field(type).type())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasSamples(FieldType type) {
        Samples samples = FieldSamples.find(type);
        assertThat(samples).as("samples of " + type.key()).isNotNull();
        assertThat(samples.good()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void takesBackWhatItReadItself(FieldType type) {
        values(type)
                .forEach(
                        value -> {
                            assertThat(value).isEqualTo(FieldSamples.value(type, value));
                            assertThat(value)
                                    .as("as the log keeps it")
                                    .isEqualTo(FieldSamples.value(type, json(type.stored(value))));
                        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void takesBackItsOwnWordsInBothLanguages(FieldType type) {
        FieldDefinition field = FieldSamples.field(type);
        for (Reading habits : List.of(CHINESE, ENGLISH)) {
            for (Object value : values(type)) {
                String words = type.words(value, field, habits);
                if (type.masked()) {
                    assertThat(words).isEqualTo(type.told(value));
                    continue;
                }
                if (!type.takesWords()) {
                    assertThat(type.read(words + "!", field, habits))
                            .isInstanceOf(Parsed.Refused.class);
                    continue;
                }
                assertThat(type.read(words, field, habits))
                        .as(words)
                        .isEqualTo(new Parsed.Value(value));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void fitsItsColumn(FieldType type) {
        @SuppressWarnings("unchecked") // the column is of the type's Java form
        var converter = (Converter<Object, Object>) type.column().getConverter();
        values(type)
                .forEach(
                        value -> {
                            assertThat(value).isInstanceOf(type.column().getType());
                            assertThat(converter.from(converter.to(value))).isEqualTo(value);
                        });
    }

    @ParameterizedTest
    @MethodSource("types")
    void isToldAsPlainJson(FieldType type) {
        values(type).forEach(value -> plain(type.told(value)));
        values(type).forEach(value -> plain(type.stored(value)));
    }

    /** A record's own id is asked for as a reference to its object. */
    static List<FieldType> typesButId() {
        return types().stream().filter(type -> !type.key().equals("id")).toList();
    }

    @ParameterizedTest
    @MethodSource("typesButId")
    void canBeAskedAbout(FieldType type) {
        assertThat(type.kind(FieldSamples.field(type))).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("types")
    void refusesTheRestInASentence(FieldType type) {
        FieldDefinition field = FieldSamples.field(type);
        var texts = new Texts();
        for (Object bad : FieldSamples.of(type).bad()) {
            assertThat(type.read(bad, field, CHINESE))
                    .as(String.valueOf(bad))
                    .isInstanceOfSatisfying(
                            Parsed.Refused.class,
                            refused -> {
                                assertThat(refused.finding().field()).isEqualTo(field.name());
                                for (Reading habits : List.of(CHINESE, ENGLISH)) {
                                    assertThat(texts.say(refused.finding(), habits.locale()))
                                            .isNotEqualTo(refused.finding().code().key())
                                            .doesNotContain("{", "}");
                                }
                            });
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void takesNothingAsNothing(FieldType type) {
        for (String nothing : List.of("", " ", "\u3000", "\0")) {
            assertThat(type.read(nothing, FieldSamples.field(type), CHINESE))
                    .isEqualTo(Parsed.EMPTY);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void tellsItsOptionsAsTheyAreWritten(FieldType type) {
        Map<String, ?> written = FieldSamples.of(type).options();
        Map<String, Object> told = Options.of(type, written).told();
        if (!written.isEmpty()) {
            assertThat(told).isNotEmpty();
        }
        assertThatThrownBy(() -> Options.of(type, Map.of("colour", "red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.key());
    }

    @Test
    void keepsChoicesInTheOrderOfTheDefinition() {
        assertThat(FieldSamples.value(FieldTypes.require("multi_select"), "丁、甲"))
                .isEqualTo(List.of("a", "c"));
    }

    @Test
    void takesATagOnceWhateverItsCase() {
        assertThat(FieldSamples.value(FieldTypes.require("tags"), "#重点，Partner、partner"))
                .isEqualTo(List.of("重点", "Partner"));
    }

    private static List<Object> values(FieldType type) {
        return FieldSamples.of(type).good().stream()
                .map(given -> FieldSamples.value(type, given))
                .toList();
    }

    private static Object json(Object stored) {
        return JSON.readValue(JSON.writeValueAsString(stored), Object.class);
    }

    private static void plain(Object told) {
        switch (told) {
            case Collection<?> items -> items.forEach(FieldTypeContractTest::plain);
            case Map<?, ?> parts -> parts.values().forEach(FieldTypeContractTest::plain);
            default -> assertThat(told).isInstanceOfAny(String.class, Number.class, Boolean.class);
        }
    }
}
