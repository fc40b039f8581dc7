package guanlan.domain.allocation;

import guanlan.domain.notifications.Kind;
import guanlan.domain.notifications.Notice;
import guanlan.domain.notifications.Telling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells people what they got, at once; of many at a time how many. */
@Component
class Heralds {
    /** More of one person at a time are told as their number. */
    private static final int SINGLE = 10;

    private final Telling telling;

    Heralds(Telling telling) {
        this.telling = telling;
    }

    void tell(List<Given> given) {
        Map<UUID, List<Given>> people = new LinkedHashMap<>();
        given.forEach(
                each -> people.computeIfAbsent(each.person(), _ -> new ArrayList<>()).add(each));
        people.forEach(
                (_, his) -> {
                    boolean many = his.size() > SINGLE;
                    for (Given each : many ? his.subList(0, 1) : his) {
                        tell(each, Kind.ALLOCATED, each.person(), many ? his.size() : 1);
                    }
                });
    }

    /** Whoever did not accept learns that it went on. */
    void passedOn(Given missed) {
        tell(missed, Kind.PASSED_ON, missed.person(), 1);
    }

    private void tell(Given given, Kind kind, UUID person, int count) {
        telling.tell(
                new Notice(
                        person,
                        kind,
                        given.id().toString(),
                        given.record(),
                        given.actor(),
                        count > 1 ? String.valueOf(count) : null,
                        given.at()));
    }
}
