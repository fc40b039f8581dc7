package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.PASSWORD_COMMON;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_HOLDS_LOGIN;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_LONG;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final Login LIN = new Login("lin.wei");

    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "海内存知己天涯若比邻", "a-b-c-d-e-", "九个字的密码不够长吗"})
    void takesWhatIsLongAndUncommon(String password) {
        assertThat(code(password)).isEmpty();
    }

    @Test
    void countsCharactersNotUnits() {
        assertThat(code("天地玄黄宇宙洪荒日")).contains(PASSWORD_SHORT);
        assertThat(code("🐎🐄🐖🐏🐓🐕🐈🐇🐁")).contains(PASSWORD_SHORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567890",
                "QwertyUiop",
                "Password123!",
                "aaaaaaaaaaaa",
                "ababababab",
                "Admin@123456"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThat(code(password)).contains(PASSWORD_COMMON);
    }

    @Test
    void refusesTheLoginInsideThePassword() {
        assertThat(code("my-LIN.wei-2026")).contains(PASSWORD_HOLDS_LOGIN);
    }

    @Test
    void boundsTheLength() {
        assertThat(code("abcdefgh ".repeat(23))).contains(PASSWORD_LONG);
    }

    private Optional<Code> code(String password) {
        return policy.finding("password", password, LIN).map(Finding::code);
    }
}
