package guanlan.engine.rights;

import guanlan.platform.access.Mask;
import guanlan.platform.access.Permit.Right;
import guanlan.platform.problems.Code;
import guanlan.platform.problems.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes what a role says of objects, and collects every slip with its path. */
public final class RoleWords {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> OBJECT_WORDS =
            Set.of("rights", "denied", "see", "change", "fields");
    private static final Set<String> FIELD_WORDS =
            Set.of("access", "when", "otherwise", "mask", "denied");

    private final List<Finding> findings = new ArrayList<>();

    public List<Finding> findings() {
        return findings;
    }

    public Map<String, ObjectRule> objects(JsonNode words) {
        Map<String, ObjectRule> objects = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : words.properties()) {
            objects.put(each.getKey(), object("objects." + each.getKey(), each.getValue()));
        }
        return objects;
    }

    private ObjectRule object(String path, JsonNode words) {
        unknown(path, words, OBJECT_WORDS);
        Scope see = words.has("see") ? scope(path + ".see", words.path("see")) : Scope.ALL;
        Scope change = words.has("change") ? scope(path + ".change", words.path("change")) : see;
        Map<String, FieldRule> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : words.path("fields").properties()) {
            fields.put(each.getKey(), field(path + ".fields." + each.getKey(), each.getValue()));
        }
        return new ObjectRule(
                rights(path + ".rights", words.path("rights")),
                rights(path + ".denied", words.path("denied")),
                see,
                change,
                fields);
    }

    private void unknown(String path, JsonNode words, Set<String> known) {
        if (!words.isObject()) {
            refuse(path, RightsProblem.UNKNOWN_WORD, words.toString());
        }
        for (Map.Entry<String, JsonNode> each : words.properties()) {
            if (!known.contains(each.getKey())) {
                refuse(path + "." + each.getKey(), RightsProblem.UNKNOWN_WORD, each.getKey());
            }
        }
    }

    private Set<Right> rights(String path, JsonNode words) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (JsonNode word : words.values()) {
            Optional<Right> right =
                    Arrays.stream(Right.values())
                            .filter(each -> key(each).equals(word.asString()))
                            .findFirst();
            right.ifPresentOrElse(
                    rights::add, () -> refuse(path, RightsProblem.UNKNOWN_RIGHT, word.asString()));
        }
        return rights;
    }

    public static String key(Right right) {
        return right.name().toLowerCase(Locale.ROOT);
    }

    private Scope scope(String path, JsonNode words) {
        String key = words.isString() ? words.asString() : words.path("kind").asString("");
        String where = words.path("where").asString("").strip();
        Optional<Scope.Kind> kind = Scope.Kind.of(key);
        if (kind.isEmpty()) {
            refuse(path, RightsProblem.UNKNOWN_SCOPE, key);
            return new Scope(Scope.Kind.SHARED, null);
        }
        if (kind.get() != Scope.Kind.WHERE) {
            return new Scope(kind.get(), null);
        }
        if (where.isEmpty()) {
            findings.add(Finding.of(path + ".where", RightsProblem.CONDITION_NEEDED));
        }
        return new Scope(Scope.Kind.WHERE, where);
    }

    private FieldRule field(String path, JsonNode words) {
        unknown(path, words, FIELD_WORDS);
        String when = words.path("when").asString("").strip();
        Access access = access(path + ".access", words.path("access"), Access.EDIT);
        Access otherwise = access(path + ".otherwise", words.path("otherwise"), Access.HIDDEN);
        if (!when.isEmpty() && otherwise.reaches(access)) {
            findings.add(Finding.of(path + ".otherwise", RightsProblem.OTHERWISE_MORE));
        }
        return new FieldRule(
                access,
                when.isEmpty() ? null : when,
                otherwise,
                mask(path + ".mask", words.path("mask")),
                words.path("denied").asBoolean(false));
    }

    private Access access(String path, JsonNode word, Access usual) {
        if (word.isMissingNode() || word.isNull()) {
            return usual;
        }
        Optional<Access> access = Access.of(word.asString());
        if (access.isEmpty()) {
            refuse(path, RightsProblem.UNKNOWN_ACCESS, word.asString());
        }
        return access.orElse(Access.HIDDEN);
    }

    private @Nullable Mask mask(String path, JsonNode word) {
        if (word.isMissingNode() || word.isNull()) {
            return null;
        }
        Optional<Mask> mask = Mask.read(word.asString());
        if (mask.isEmpty()) {
            refuse(path, RightsProblem.NO_MASK, word.asString());
        }
        return mask.orElse(Mask.STARS);
    }

    private void refuse(String path, Code code, String value) {
        findings.add(Finding.of(path, code, Map.of("value", value)));
    }

    /** What {@link #objects} reads. */
    public static ObjectNode write(Map<String, ObjectRule> objects) {
        ObjectNode all = JSON.createObjectNode();
        objects.forEach((name, rule) -> all.set(name, write(rule)));
        return all;
    }

    private static ObjectNode write(ObjectRule rule) {
        ObjectNode words = JSON.createObjectNode();
        write(words, "rights", rule.rights());
        if (!rule.denied().isEmpty()) {
            write(words, "denied", rule.denied());
        }
        words.set("see", write(rule.see()));
        if (!rule.change().equals(rule.see())) {
            words.set("change", write(rule.change()));
        }
        if (!rule.fields().isEmpty()) {
            ObjectNode fields = words.putObject("fields");
            rule.fields().keySet().stream()
                    .sorted()
                    .forEach(name -> fields.set(name, write(rule.field(name))));
        }
        return words;
    }

    private static void write(ObjectNode words, String name, Set<Right> rights) {
        var list = words.putArray(name);
        rights.stream().sorted().forEach(right -> list.add(key(right)));
    }

    private static ObjectNode write(Scope scope) {
        ObjectNode words = JSON.createObjectNode().put("kind", scope.kind().key());
        return scope.where() == null ? words : words.put("where", scope.where());
    }

    private static ObjectNode write(FieldRule rule) {
        ObjectNode words = JSON.createObjectNode().put("access", rule.access().key());
        if (rule.when() != null) {
            words.put("when", rule.when()).put("otherwise", rule.otherwise().key());
        }
        if (rule.mask() != null) {
            words.put("mask", rule.mask().text());
        }
        return rule.denied() ? words.put("denied", true) : words;
    }
}
