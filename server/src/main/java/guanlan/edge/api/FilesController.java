package guanlan.edge.api;

import guanlan.engine.attachments.Inbox;
import guanlan.platform.files.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Files on their way into records: uploaded first, then named by their ids in a record's field. */
@RestController
@RequestMapping("/api/files")
final class FilesController {
    private final Inbox inbox;

    FilesController(Inbox inbox) {
        this.inbox = inbox;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    StoredFile receive(@RequestPart MultipartFile file) throws IOException {
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream content = file.getInputStream()) {
            return inbox.receive(name, content);
        }
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable UUID id) {
        inbox.discard(id);
    }
}
