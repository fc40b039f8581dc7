package guanlan.domain.views;

import guanlan.engine.schema.ObjectDefinition.Layout.View;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.database.CompanySql;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What people keep of views, in the company's schema. */
@Repository
class ViewStore {
    private final CompanySql sql;
    private final JsonMapper json;

    ViewStore(CompanySql sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** A person's views of an object, in the order in which he made them. */
    List<View> of(UUID person, ObjectName object) {
        return sql
                .run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                        select words from personal_view
                                         where person = ? and object = ? order by at, id
                                        """)
                                        .param(person)
                                        .param(object.value())
                                        .query(String.class)
                                        .list())
                .stream()
                .map(words -> json.readValue(words, View.class))
                .toList();
    }

    /** Makes or changes one; false: it is somebody else's, or of another object. */
    boolean put(UUID id, UUID person, ObjectName object, View view, Instant now) {
        return sql.run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                        insert into personal_view as kept (id, person, object, words, at)
                                        values (?, ?, ?, cast(? as jsonb), ?)
                                        on conflict on constraint personal_view_pk do update set words = excluded.words
                                         where kept.person = excluded.person and kept.object = excluded.object
                                        """)
                                        .param(id)
                                        .param(person)
                                        .param(object.value())
                                        .param(words(view))
                                        .param(now.atOffset(ZoneOffset.UTC))
                                        .update())
                > 0;
    }

    /** How long a view is as it is kept. */
    int size(View view) {
        return words(view).length();
    }

    private String words(View view) {
        return json.writeValueAsString(view);
    }

    boolean remove(UUID id, UUID person, ObjectName object) {
        return sql.run(
                        jdbc ->
                                jdbc.sql(
                                                """
                                        delete from personal_view where id = ? and person = ? and object = ?
                                        """)
                                        .param(id)
                                        .param(person)
                                        .param(object.value())
                                        .update())
                > 0;
    }

    /** The name of a view, or the empty one for all records. */
    Optional<String> usual(UUID person, ObjectName object) {
        return sql.run(
                jdbc ->
                        jdbc.sql("select name from usual_view where person = ? and object = ?")
                                .param(person)
                                .param(object.value())
                                .query(String.class)
                                .optional());
    }

    void begin(UUID person, ObjectName object, @Nullable String name) {
        sql.run(
                jdbc ->
                        name == null
                                ? jdbc.sql("delete from usual_view where person = ? and object = ?")
                                        .param(person)
                                        .param(object.value())
                                        .update()
                                : jdbc.sql(
                                                """
                                        insert into usual_view (person, object, name) values (?, ?, ?)
                                        on conflict on constraint usual_view_pk do update set name = excluded.name
                                        """)
                                        .param(person)
                                        .param(object.value())
                                        .param(name)
                                        .update());
    }
}
