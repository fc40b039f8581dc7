package guanlan.platform.identity;

import static guanlan.platform.identity.IdentityProblem.PASSWORD_COMMON;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_HOLDS_COMPANY;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_HOLDS_LOGIN;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_LONG;
import static guanlan.platform.identity.IdentityProblem.PASSWORD_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.identity.PasswordPolicy.Owner;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final Owner LIN = new Owner(new Login("lin.wei@baichuan.cn"), "百川科技");

    private final PasswordPolicy policy = new PasswordPolicy(10);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse",
                "海内存知己天涯若比邻",
                "a-b-c-d-e-",
                "九个字的密码不够长吗",
                "tide 7 lantern",
                "kfx!93-tulip",
                "quiet-harbour-31"
            })
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
                "Admin@123456",
                "P@ssw0rd!2026",
                "dragon-2024-11",
                "2024!Wangxiaoming",
                "abc1abc1abc1",
                "qwertyASDFGH",
                "1qaz@WSX3edc",
                "13800138000",
                "1988-07-15-01",
                "abcdefghijklm",
                "ｐａｓｓｗｏｒｄ１２３",
                "woaini5201314",
                "correcthorsebatterystaple"
            })
    void refusesWhatIsGuessedFirst(String password) {
        assertThat(code(password)).contains(PASSWORD_COMMON);
    }

    @Test
    void refusesTheLoginInsideThePassword() {
        assertThat(code("my-LIN.wei-2026")).contains(PASSWORD_HOLDS_LOGIN);
        assertThat(code("to_l-i-n_w.e.i!")).contains(PASSWORD_HOLDS_LOGIN);
    }

    @Test
    void refusesTheCompanyInsideThePassword() {
        assertThat(code("百川科技的大门2026")).contains(PASSWORD_HOLDS_COMPANY);
        assertThat(code("大河百川归海心有所属")).isEmpty();
    }

    @Test
    void asksForAsManyCharactersAsTheOperatorWants() {
        var strict = new PasswordPolicy(14);
        assertThat(strict.finding("password", "tide 7 lanter", LIN).map(Finding::code))
                .contains(PASSWORD_SHORT);
        assertThat(strict.finding("password", "tide 7 lantern", LIN)).isEmpty();
    }

    @Test
    void boundsTheLength() {
        assertThat(code("abcdefgh ".repeat(23))).contains(PASSWORD_LONG);
    }

    private Optional<Code> code(String password) {
        return policy.finding("password", password, LIN).map(Finding::code);
    }
}
