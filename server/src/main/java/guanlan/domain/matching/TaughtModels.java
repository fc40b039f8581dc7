package guanlan.domain.matching;

import guanlan.core.matching.Leaning;
import guanlan.engine.schema.ObjectName;
import guanlan.platform.database.CompanySql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What the decisions of people have taught, an object each. */
@Repository
class TaughtModels {
    private static final JsonMapper JSON = new JsonMapper();
    private final CompanySql sql;

    TaughtModels(CompanySql sql) {
        this.sql = sql;
    }

    /**
     * What is known of a model.
     *
     * @param version one more with each lesson
     * @param answers decisions that it learned from
     * @param quality on answers it had not seen, and beside it that of the shipped model
     * @param traits the signature of the profile it was made for
     * @param weights how much each field speaks, beyond what the shipped model says
     */
    record Card(
            long version,
            int answers,
            Instant madeAt,
            Leaning.Quality quality,
            Leaning.Quality shipped,
            String traits,
            double[] weights) {
        Card {
            weights = weights.clone();
        }
    }

    private record Qualities(Leaning.Quality taught, Leaning.Quality shipped) {}

    /** A model, or none. */
    record Taught(@Nullable Card card) {

        /** In force for these traits; a model of others starts again as shipped. */
        Leaning leaning(Profile profile) {
            return card != null && card.traits().equals(profile.signature())
                    ? new Leaning(card.weights())
                    : Leaning.shipped(profile.weights());
        }
    }

    Taught of(ObjectName object) {
        return new Taught(
                sql
                        .run(
                                run ->
                                        run.sql("select * from match_model where object = ?")
                                                .param(object.value())
                                                .query((row, _) -> card(row))
                                                .list())
                        .stream()
                        .findFirst()
                        .orElse(null));
    }

    void keep(ObjectName object, Card card) {
        sql.run(
                run ->
                        run.sql(
                                        """
                                        insert into match_model (object, version, traits, weights, quality, answers, made_at)
                                        values (?, ?, ?, ?, ?, ?, ?)
                                        on conflict (object) do update
                                           set version = excluded.version, traits = excluded.traits, weights = excluded.weights,
                                               quality = excluded.quality, answers = excluded.answers, made_at = excluded.made_at
                                        """)
                                .param(object.value())
                                .param(card.version())
                                .param(card.traits())
                                .param(JSON.writeValueAsString(card.weights()))
                                .param(
                                        JSON.writeValueAsString(
                                                new Qualities(card.quality(), card.shipped())))
                                .param(card.answers())
                                .param(card.madeAt().atOffset(ZoneOffset.UTC))
                                .update());
    }

    void forget(ObjectName object) {
        sql.run(
                run ->
                        run.sql("delete from match_model where object = ?")
                                .param(object.value())
                                .update());
    }

    private static Card card(ResultSet row) throws SQLException {
        Qualities qualities = JSON.readValue(row.getString("quality"), Qualities.class);
        double[] weights = JSON.readValue(row.getString("weights"), double[].class);
        return new Card(
                row.getLong("version"),
                row.getInt("answers"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                qualities.taught(),
                qualities.shipped(),
                row.getString("traits"),
                weights);
    }
}
