package guanlan.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.access.AccessProblem;
import guanlan.platform.problems.Problem;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

class ProblemTranslationTest {
    private final ProblemTranslation translation =
            new ProblemTranslation(DataSize.ofMegabytes(512));

    @Test
    void namesTheLimitOfAnUpload() {
        Problem problem = translation.of(new MaxUploadSizeExceededException(-1));
        assertThat(problem.code()).isEqualTo(ApiProblem.TOO_LARGE);
        assertThat(problem.params().get("limit")).isEqualTo("512 MB");
        assertThat(translation.of(413).params().get("limit")).isEqualTo("512 MB");
    }

    @Test
    void tellsABrokenUploadFromALargeOne() {
        assertThat(translation.of(new MultipartException("cut")).code())
                .isEqualTo(ApiProblem.MALFORMED);
    }

    @Test
    void takesWhatItDoesNotKnowAsOurFault() {
        assertThat(translation.of(new IllegalStateException("secret")).code())
                .isEqualTo(ApiProblem.UNEXPECTED);
        assertThat(translation.of(new AccessDeniedException("no")).code())
                .isEqualTo(AccessProblem.REFUSED);
        assertThat(translation.of(502).code()).isEqualTo(ApiProblem.UNEXPECTED);
        assertThat(translation.of(404).code()).isEqualTo(ApiProblem.ABSENT);
        assertThat(translation.of(400).code()).isEqualTo(ApiProblem.MALFORMED);
    }
}
