package guanlan.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import guanlan.engine.schema.ObjectDefinition;
import guanlan.engine.schema.ObjectName;
import guanlan.engine.schema.Schemas;
import java.util.List;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class OwnColumnsTest {
    private final ObjectDefinition account = new Schemas().require(new ObjectName("account"));

    @Test
    void selectsTheSameColumnsInTheSameOrder() {
        Field<?> computed = DSL.field("upper({0})", String.class, DSL.val("甲"));
        List<Field<?>> columns = List.of(column("name"), column("city"), computed, column("id"));
        var selected = OwnColumns.selected(columns);
        assertThat(selected).hasSize(3);
        assertThat(text(selected)).isEqualTo(text(columns));
    }

    @Test
    void makesAColumnOnceForEachNameOfTheTable() {
        assertThat(column("name")).isSameAs(column("name"));
        assertThat(OwnColumns.of("via_1", account.require("name"))).isNotEqualTo(column("name"));
    }

    private Field<?> column(String field) {
        return OwnColumns.of("account", account.require(field));
    }

    private static String text(List<Field<?>> columns) {
        return DSL.using(SQLDialect.POSTGRES).render(DSL.select(columns));
    }
}
