package guanlan.platform.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guanlan.platform.database.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultTest {
    private static final String CARD = "6222 0212 3456 7890";

    @TempDir Path folder;

    @Test
    void opensWhatItSealedAndShowsItToNobodyElse() {
        Vault vault = vault("keys");
        Sealed sealed = vault.seal(CARD);
        assertThat(vault.open(sealed)).contains(CARD);
        assertThat(sealed.token()).doesNotContain("6222", "7890");
        assertThat(sealed.toString()).isEqualTo("••••");
        assertThat(vault("other").open(sealed)).isEmpty();
        assertThat(vault.find(sealed.token())).contains(sealed);
        assertThat(vault("other").find(sealed.token())).isEmpty();
    }

    @Test
    void sealsTheSameAlikeAndOtherwiseNot() {
        Vault vault = vault("keys");
        assertThat(vault.seal(CARD)).isEqualTo(vault.seal(CARD)).isNotEqualTo(vault.seal("other"));
        assertThat(vault("other").seal(CARD)).isNotEqualTo(vault.seal(CARD));
    }

    @Test
    void refusesWhatWasAltered() {
        Vault vault = vault("keys");
        String token = vault.seal(CARD).token();
        for (int at = "sealed.1.12345678.".length(); at < token.length() - 1; at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String altered = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(vault.open(new Sealed(altered))).isEmpty();
        }
        assertThat(vault.open(new Sealed("sealed.1.short"))).isEmpty();
        assertThat(vault.open(new Sealed(token.substring(0, 30)))).isEmpty();
    }

    @Test
    void anotherProcessHearsOfANewKey() {
        Vault server = vault("keys");
        Sealed old = server.seal(CARD);
        assertThat(vault("keys").renew()).isTrue();
        Sealed fresh = server.seal(CARD);
        assertThat(fresh).isNotEqualTo(old);
        assertThat(server.open(old)).contains(CARD);
        assertThat(server.forms(CARD)).containsExactly(fresh, old);
        assertThat(server.resealed("{\"a\": \"" + old.token() + "\", \"b\": 1}"))
                .isEqualTo("{\"a\": \"" + fresh.token() + "\", \"b\": 1}");
    }

    @Test
    void leavesForeignSealsAsTheyAre() {
        String foreign = vault("other").seal(CARD).token();
        assertThat(vault("keys").resealed(foreign)).isEqualTo(foreign);
    }

    @Test
    void keepsItsKeysToItsOwner() throws Exception {
        vault("deep/keys");
        Path file = folder.resolve("deep/keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void takesKeysFromTheOperatorAndRefusesWhatIsNone() {
        String key = "A".repeat(43) + "=";
        Vault vault = Vault.of(" " + key + "," + "B".repeat(42) + "A=");
        assertThat(vault.open(Vault.of(key).seal(CARD))).contains(CARD);
        assertThat(vault.forms(CARD)).hasSize(2);
        assertThat(vault.renew()).isFalse();
        assertThatThrownBy(() -> Vault.of("secret")).isInstanceOf(StartRefused.class);
        assertThatThrownBy(() -> Vault.of(",")).isInstanceOf(StartRefused.class);
    }

    private Vault vault(String name) {
        return Vault.at(folder.resolve(name));
    }
}
