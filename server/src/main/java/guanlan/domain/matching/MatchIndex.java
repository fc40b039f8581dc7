package guanlan.domain.matching;

import guanlan.core.matching.Aliases;
import guanlan.core.matching.Blocking;
import guanlan.engine.changes.Change;
import guanlan.engine.changes.ChangeReader;
import guanlan.engine.query.Queries;
import guanlan.engine.query.Row;
import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.springframework.stereotype.Component;

/**
 * Keeps the index in step with the records, exactly once: what is created, changed or restored is
 * written anew and put down to be looked for twins; what goes into the recycle bin goes from here.
 */
@Component
class MatchIndex implements ChangeReader {
    static final String READER = "matching";

    private final MatchProfiles profiles;
    private final Schemas schemas;
    private final Queries queries;
    private final MatchEntries entries;
    private final PairStore pairs;
    private final Work work;

    MatchIndex(
            MatchProfiles profiles,
            Schemas schemas,
            Queries queries,
            MatchEntries entries,
            PairStore pairs,
            Work work) {
        this.profiles = profiles;
        this.schemas = schemas;
        this.queries = queries;
        this.entries = entries;
        this.pairs = pairs;
        this.work = work;
    }

    @Override
    public String key() {
        return READER;
    }

    @Override
    public void read(List<Change> changes) {
        Map<ObjectName, Set<UUID>> created = new LinkedHashMap<>();
        Map<ObjectName, Set<UUID>> changed = new LinkedHashMap<>();
        Set<UUID> aliases = new LinkedHashSet<>();
        for (Change change : changes) {
            if (change.object().equals(MatchProfiles.ALIAS)) {
                aliases.add(change.record());
            } else if (isCompared(change)) {
                (change.operation() == Change.Operation.CREATE ? created : changed)
                        .computeIfAbsent(change.object(), _ -> new TreeSet<>())
                        .add(change.record());
            }
        }
        created.forEach((object, ids) -> indexNew(profiles.require(object), ids));
        changed.forEach((object, ids) -> index(profiles.require(object), ids));
        if (!aliases.isEmpty()) {
            renamed(aliases);
        }
    }

    private boolean isCompared(Change change) {
        return profiles.find(change.object())
                .filter(profile -> change.touches(field -> profile.place(field) >= 0))
                .isPresent();
    }

    /**
     * Writes the records that have no entry of the profile's traits. Where there is one already, it
     * was written after the record was: whatever changed since comes as a change of its own.
     */
    void indexNew(Profile profile, Collection<UUID> ids) {
        work.lock();
        Set<UUID> left = new TreeSet<>(ids);
        left.removeAll(entries.made(profile, ids));
        if (!left.isEmpty()) {
            index(profile, left);
        }
    }

    /** Writes these records anew; the profile's object has them. */
    void index(Profile profile, Collection<UUID> ids) {
        work.lock();
        work.ensure(profile);
        ObjectDefinition definition = schemas.require(profile.object());
        Set<UUID> gone = new HashSet<>(ids);
        List<MatchEntries.Entry> made = new ArrayList<>();
        var blocking = new Blocking(profile.object().value(), profile.fields());
        Aliases aliases = profiles.aliases();
        for (Row row :
                queries.find(
                        profile.object(),
                        ids,
                        field ->
                                profile.place(field.name()) >= 0
                                        || field.name().equals("deleted_at"))) {
            if (!row.isDeleted()) {
                gone.remove(row.id());
                made.add(entry(row, profile, definition, blocking, aliases));
            }
        }
        entries.write(profile, made);
        if (!gone.isEmpty()) {
            entries.remove(gone);
            pairs.withdraw(gone);
        }
        work.look(profile.object(), made.stream().map(MatchEntries.Entry::record).toList());
    }

    private static MatchEntries.Entry entry(
            Row row,
            Profile profile,
            ObjectDefinition definition,
            Blocking blocking,
            Aliases aliases) {
        String[] cells = Cells.of(row, profile, definition);
        return new MatchEntries.Entry(
                row.id(),
                cells,
                Cells.forms(cells, profile),
                keys(cells, profile, blocking, aliases));
    }

    /** By the names as written, and by those they mean. */
    static long[] keys(String[] cells, Profile profile, Blocking blocking, Aliases aliases) {
        long[] written = blocking.keys(cells);
        String[] meant = Cells.meant(cells, profile, aliases);
        return meant == cells
                ? written
                : LongStream.concat(LongStream.of(written), LongStream.of(blocking.keys(meant)))
                        .distinct()
                        .toArray();
    }

    /** A new alias: the records that bear it are found by what it means from now on. */
    private void renamed(Set<UUID> aliases) {
        profiles.forget();
        for (Row row : queries.find(MatchProfiles.ALIAS, aliases)) {
            for (Profile profile : profiles.all()) {
                var blocking = new Blocking(profile.object().value(), profile.fields());
                if (row.value("alias") instanceof String alias) {
                    List<UUID> holders = entries.holders(blocking.name(alias), Work.CHUNK);
                    if (!holders.isEmpty()) {
                        index(profile, holders);
                    }
                }
            }
        }
    }
}
