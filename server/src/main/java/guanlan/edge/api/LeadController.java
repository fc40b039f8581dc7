package guanlan.edge.api;

import guanlan.domain.sales.LeadConversions;
import guanlan.domain.sales.LeadConversions.Converted;
import guanlan.domain.sales.LeadConversions.Wish;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What becomes of leads. */
@RestController
@RequestMapping("/api/records/lead/{id}")
final class LeadController {
    private final LeadConversions conversions;

    LeadController(LeadConversions conversions) {
        this.conversions = conversions;
    }

    @PostMapping("/conversion")
    Converted convert(@PathVariable UUID id, @RequestBody Wish wish) {
        return conversions.convert(id, wish);
    }
}
