package guanlan.platform.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import guanlan.platform.audit.AuditKeys.Signed;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A link of the chain: which entries it holds with the hash of each, and the hash of the link
 * before. Its own hash covers all of that, and is signed.
 *
 * @param content 16 bytes of id and 32 of hash for each entry
 */
record Seal(long number, Instant at, byte[] content, byte[] previous, byte[] hash, Signed signed) {
    static final byte[] BEFORE_ALL = new byte[Hashes.LENGTH];
    private static final int LEAF = 16 + Hashes.LENGTH;

    /** Not yet signed. */
    record Draft(String tenant, long number, Instant at, byte[] content, byte[] previous) {

        byte[] hash() {
            String head =
                    "guanlan audit seal\n%s\n%d\n%s\n%s\n"
                            .formatted(tenant, number, at, HexFormat.of().formatHex(previous));
            return Hashes.sha256(head.getBytes(UTF_8), content);
        }

        Seal sign(AuditKeys keys) {
            byte[] hash = hash();
            return new Seal(number, at, content, previous, hash, keys.sign(hash));
        }
    }

    static byte[] content(Collection<AuditEntry> entries) {
        var content = ByteBuffer.allocate(entries.size() * LEAF);
        for (AuditEntry entry : entries) {
            content.putLong(entry.id().getMostSignificantBits());
            content.putLong(entry.id().getLeastSignificantBits());
            content.put(entry.hash());
        }
        return content.array();
    }

    static Seal read(ResultSet row) throws SQLException {
        return new Seal(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBytes("content"),
                row.getBytes("previous"),
                row.getBytes("hash"),
                new Signed(row.getString("signer"), row.getBytes("signature")));
    }

    /** The hash of each entry by its id. */
    Map<UUID, byte[]> leaves() {
        Map<UUID, byte[]> leaves = new LinkedHashMap<>();
        var from = ByteBuffer.wrap(content);
        while (from.remaining() >= LEAF) {
            var id = new UUID(from.getLong(), from.getLong());
            byte[] hash = new byte[Hashes.LENGTH];
            from.get(hash);
            leaves.put(id, hash);
        }
        return leaves;
    }

    int entries() {
        return content.length / LEAF;
    }

    /** Whether it is what was signed. */
    boolean sound(String tenant, AuditKeys keys) {
        byte[] computed = new Draft(tenant, number, at, content, previous).hash();
        return Arrays.equals(computed, hash) && keys.signed(hash, signed);
    }
}
