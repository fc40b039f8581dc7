package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptKeyTest {

    @Test
    void takesAWholeIpv6NetworkForOneVisitor() {
        assertThat(AttemptKey.address("2001:db8:1:2:aaaa::1"))
                .isEqualTo(AttemptKey.address("2001:db8:1:2:bbbb:ffff::9"))
                .isNotEqualTo(AttemptKey.address("2001:db8:1:3::1"));
        assertThat(AttemptKey.address("192.0.2.1")).isNotEqualTo(AttemptKey.address("192.0.2.2"));
    }

    @Test
    void hasOnePlaceForWhatIsNoAddress() {
        assertThat(AttemptKey.address("<script>")).isEqualTo(AttemptKey.address(""));
    }

    @Test
    void doesNotKeepWhatWasTypedAsLogin() {
        assertThat(AttemptKey.login(new Login("My-Password-1")).text())
                .doesNotContainIgnoringCase("password")
                .isEqualTo(AttemptKey.login(new Login(" my-password-1 ")).text());
    }
}
