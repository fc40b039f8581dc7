package guanlan.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.problems.Texts;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportProblemTest {
    private static final Texts TEXTS = new Texts();

    @ParameterizedTest
    @EnumSource
    void isSaidInBothLanguages(ImportProblem problem) {
        assertThat(TEXTS.knows(problem.key(), Locale.CHINESE)).isTrue();
        assertThat(TEXTS.knows(problem.key(), Locale.ENGLISH)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfFileHasAName(FileKind kind) {
        if (kind != FileKind.TEXT) {
            assertThat(TEXTS.knows("import.kind." + kind.key(), Locale.CHINESE)).isTrue();
            assertThat(TEXTS.knows("import.kind." + kind.key(), Locale.ENGLISH)).isTrue();
        }
    }
}
