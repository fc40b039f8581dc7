package guanlan.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's own programs. They refuse to run as root; root therefore runs them in a fresh user
 * namespace, where it is nobody special but still owns its files, or, where the system forbids
 * namespaces, as another account.
 */
record Programs(Path folder, List<String> prefix, @Nullable String account) {

    static Programs in(Path folder, Path home) {
        if (!System.getProperty("user.name").equals("root")) {
            return new Programs(folder, List.of(), null);
        }
        if (Run.of("unshare", "-U", "true").succeeded()) {
            return new Programs(folder, List.of("unshare", "-U"), null);
        }
        return Stream.of("postgres", "nobody")
                .flatMap(account -> as(folder, home, account).stream())
                .findFirst()
                .orElseThrow(() -> rootRefused(home));
    }

    /** Empty when there is no such account or it cannot reach the folder. */
    static Optional<Programs> as(Path folder, Path home, String account) {
        var group = Run.of("id", "-g", account);
        if (!group.succeeded()) {
            return Optional.empty();
        }
        openWay(home);
        var prefix =
                List.of(
                        "setpriv",
                        "--reuid=" + account,
                        "--regid=" + group.output(),
                        "--clear-groups");
        var programs = new Programs(folder, prefix, account);
        return programs.run(List.of("postgres", "--version"), "").succeeded()
                ? Optional.of(programs)
                : Optional.empty();
    }

    Run run(List<String> command, String input) {
        return Run.of(command(command), input);
    }

    List<String> command(List<String> plain) {
        var command = new ArrayList<>(prefix);
        command.add(folder.resolve("bin").resolve(plain.getFirst()).toString());
        command.addAll(plain.subList(1, plain.size()));
        return command;
    }

    /** Gives a folder to the account that the programs run as, when that is not us. */
    void own(Path path) {
        if (account != null) {
            openWay(Objects.requireNonNull(path.getParent()));
            Run.of("chown", "-R", account, path.toString())
                    .orRefuse("%s cannot be given to the account %s".formatted(path, account));
        }
    }

    /**
     * PostgreSQL starts only on files of whoever runs it, so another user's data are another user's
     * to start.
     */
    void refuseForeign(Path data) {
        try {
            var owner = Files.getOwner(data).getName();
            var user = System.getProperty("user.name");
            // A user without a name, as in containers, is not compared.
            if (!owner.equals(user) && !owner.equals(account) && !user.equals("?")) {
                throw new StartRefused(
                        "The data in %s belong to the user %s: start Guanlan as that user."
                                .formatted(data, owner));
            }
        } catch (IOException e) {
            throw new StartRefused("The data in %s cannot be read.".formatted(data), e);
        }
    }

    /** Others may pass through a folder, but neither list it nor read the secrets beside. */
    private static void openWay(Path folder) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new StartRefused("The rights of %s cannot be set.".formatted(folder), e);
        }
    }

    private static StartRefused rootRefused(Path home) {
        return new StartRefused(
                "PostgreSQL does not run as root, and here it can run neither in a user namespace nor as the account postgres or nobody in %s: run Guanlan as an ordinary user."
                        .formatted(home));
    }
}
