package guanlan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.platform.database.StartRefused;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void listensOnlyToThisMachineUnlessToldOtherwise() {
        var settings = Settings.of(Map.of());
        assertThat(settings.address()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".guanlan"));
        assertThat(settings.database()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "70000", "99999999999", ""})
    void refusesWhatIsNoPort(String text) {
        assertThatThrownBy(() -> Settings.of(Map.of("GUANLAN_PORT", text)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @Test
    void findsTheOperatorsSentenceUnderWhatSpringWrapsAroundIt() {
        var sentence = new StartRefused("Make room.");
        var wrapped =
                new IllegalStateException(
                        "bean", new IllegalArgumentException("factory", sentence));
        assertThat(Refusals.of(wrapped, Settings.of(Map.of()))).isSameAs(sentence);
    }

    @Test
    void aFaultOfOursNamesTheLog() {
        var refusal =
                Refusals.of(
                        new IllegalStateException("bean"),
                        Settings.of(Map.of("GUANLAN_HOME", "/data")));
        assertThat(refusal)
                .hasMessageContaining("/data/log/guanlan.log")
                .hasMessageContaining("bean");
    }

    @Test
    void aUsedPortNamesThePort() {
        var refusal =
                Refusals.port(
                        Settings.of(Map.of("GUANLAN_PORT", "8081")), new BindException("in use"));
        assertThat(refusal).hasMessageContaining("8081");
    }
}
