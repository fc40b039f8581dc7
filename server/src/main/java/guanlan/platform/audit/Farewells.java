package guanlan.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import guanlan.platform.audit.AuditKeys.Signed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signed notes that entries up to a seal were let go, so that their absence is no fault. */
@Component
class Farewells {
    private final AuditKeys keys;

    Farewells(AuditKeys keys) {
        this.keys = keys;
    }

    record Farewell(long upto, Instant at, Signed signed) {}

    void add(String tenant, JdbcClient jdbc, long upto, Instant at) {
        Signed signed = keys.sign(text(tenant, upto, at));
        jdbc.sql("insert into audit_farewell (upto, at, signer, signature) values (?, ?, ?, ?)")
                .param(upto)
                .param(at.atOffset(ZoneOffset.UTC))
                .param(signed.signer())
                .param(signed.signature())
                .update();
    }

    static List<Farewell> all(JdbcClient jdbc) {
        return jdbc.sql("select * from audit_farewell order by upto")
                .query((row, _) -> read(row))
                .list();
    }

    boolean sound(String tenant, Farewell farewell) {
        return keys.signed(text(tenant, farewell.upto(), farewell.at()), farewell.signed());
    }

    private static byte[] text(String tenant, long upto, Instant at) {
        return "guanlan audit farewell\n%s\n%d\n%s\n".formatted(tenant, upto, at).getBytes(UTF_8);
    }

    private static Farewell read(ResultSet row) throws SQLException {
        return new Farewell(
                row.getLong("upto"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                new Signed(row.getString("signer"), row.getBytes("signature")));
    }
}
