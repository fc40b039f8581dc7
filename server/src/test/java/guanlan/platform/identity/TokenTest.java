package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TokenTest {

    @Test
    void has256BitsThatNeverComeTwice() {
        var tokens = Stream.generate(Token::random).map(Token::text).limit(1000).toList();
        assertThat(tokens).doesNotHaveDuplicates().allMatch(token -> token.matches("[\\w-]{43}"));
    }

    @Test
    void isStoredAsItsHash() {
        assertThat(new Token("abc").hash())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void staysOutOfLogs() {
        Token token = Token.random();
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Test
    void decoyCostsAsMuchAsAPassword() {
        var passwords = new Passwords();
        String real = passwords.hash("correct horse");
        assertThat(passwords.match("correct horse", real)).isTrue();
        assertThat(passwords.match("correct house", real)).isFalse();
        assertThat(cost(Passwords.DECOY)).isEqualTo(cost(real)).startsWith("$argon2id$");
    }

    private static String cost(String hash) {
        return hash.substring(0, hash.indexOf('$', hash.indexOf("p=")));
    }

    @Test
    void loginsHaveOneForm() {
        assertThat(new Login(" Ｌｉｎ.Wei ")).isEqualTo(new Login("lin.wei"));
        assertThat(new Login("林伟").fits()).isTrue();
        assertThat(new Login("a b").fits()).isFalse();
        assertThat(new Login("x").fits()).isFalse();
    }
}
