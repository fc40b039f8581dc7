package guanlan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitorTest {

    @Test
    void takesOnlyAnAddressForAnAddress() {
        assertThat(new Visitor("192.0.2.7", "x").address()).isEqualTo("192.0.2.7");
        assertThat(new Visitor("2001:DB8::1", "x").address()).isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(new Visitor("<script>alert(1)</script>", "x").address()).isEmpty();
        assertThat(new Visitor("192.0.2.7\r\nX-Evil: 1", "x").address()).isEmpty();
    }

    @Test
    void keepsAnAgentShortAndWithoutSignsThatSteer() {
        assertThat(new Visitor("", "a\r\nb\u001b[31m").agent()).isEqualTo("a  b [31m");
        assertThat(new Visitor("", "x".repeat(5000)).agent()).hasSize(300);
    }
}
