package guanlan.engine.query;

import guanlan.engine.schema.ObjectName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What modules answer about records beside their fields. */
public class Questions {
    /** Modules that answer ask themselves; so they are looked up when they are asked. */
    private final Supplier<Stream<Question>> all;

    Questions(Supplier<Stream<Question>> all) {
        this.all = all;
    }

    /** Where only fields are asked about. */
    static Questions none() {
        return of(List.of());
    }

    static Questions of(List<Question> known) {
        return new Questions(known::stream);
    }

    Optional<Question> find(String word, ObjectName object) {
        return all.get()
                .filter(question -> question.word().equals(word) && question.isAsked(object))
                .findFirst();
    }

    List<String> words(ObjectName object) {
        return all.get().filter(question -> question.isAsked(object)).map(Question::word).toList();
    }
}
