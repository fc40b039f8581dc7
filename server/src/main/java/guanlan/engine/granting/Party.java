package guanlan.engine.granting;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For whom a grant or a share is.
 *
 * @param kind person, department, position, role or everybody
 * @param below with the departments below as well
 * @param title what the person, department or role is called; only told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Party(
        String kind,
        @Nullable UUID id,
        @Nullable Boolean below,
        @Nullable String position,
        @Nullable String role,
        @Nullable String title) {

    public Party(
            @Nullable String kind,
            @Nullable UUID id,
            @Nullable Boolean below,
            @Nullable String position,
            @Nullable String role,
            @Nullable String title) {
        this.kind = kind == null ? "" : kind;
        this.id = id;
        this.below = below;
        this.position = position;
        this.role = role;
        this.title = title;
    }
}
