package guanlan.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.platform.access.Permit.Right;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MandateTest {
    private static final Mandate NARROW =
            new Mandate(
                    Map.of(
                            "account",
                            Set.of(Right.SEE, Right.EDIT),
                            "user",
                            Set.of(Right.SEE, Right.DELETE)));

    private final Permits permits = new Permits();

    @Test
    void leavesWhatItNamesAndNothingElse() {
        var lin = caller(Role.ADMINISTRATOR);
        assertThat(permits.of(lin.with(NARROW), "account").rights())
                .containsExactlyInAnyOrder(Right.SEE, Right.EDIT);
        assertThat(permits.of(lin.with(NARROW), "contact").rights()).isEmpty();
        assertThat(permits.of(lin, "contact").rights()).isNotEmpty();
    }

    @Test
    void givesNothingThatItsLenderHasNot() {
        assertThat(permits.of(caller(Role.MEMBER).with(NARROW), "user").rights())
                .containsExactly(Right.SEE);
    }

    @Test
    void keepsWhatThePermitHides() {
        var permit = new Permit(Set.of(Right.SEE), "owner == me()", Set.of("a"), Set.of("b"));
        assertThat(NARROW.narrow(permit, "account")).isEqualTo(permit);
    }

    @Test
    void lendsNoRole() {
        var lin = caller(Role.ADMINISTRATOR);
        assertThat(lin.is(Role.ADMINISTRATOR)).isTrue();
        assertThat(lin.with(NARROW).is(Role.ADMINISTRATOR)).isFalse();
    }

    @Test
    void goesAlongWithAJob() {
        var json = JsonMapper.builder().build();
        var program = caller(Role.ADMINISTRATOR).with(NARROW);
        String kept = json.writeValueAsString(Runner.of(program));
        assertThat(json.readValue(kept, Runner.class).in("main")).isEqualTo(program);
        var before = "{\"user\":null,\"roles\":[\"member\"],\"language\":\"zh\",\"zone\":\"UTC\"}";
        assertThat(json.readValue(before, Runner.class).in("main").mandate()).isNull();
    }

    private static Caller caller(Role role) {
        return new Caller(
                UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"),
                "main",
                Set.of(role),
                Locale.CHINESE,
                ZoneOffset.UTC);
    }
}
