package guanlan.edge.api;

import guanlan.engine.design.Designer;
import guanlan.engine.design.Wish;
import guanlan.engine.design.Wish.Act;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * Objects and fields made, changed and removed while people work. With {@code plan=true} nothing is
 * done: the answer tells what would be.
 */
@RestController
@RequestMapping("/api/objects")
@Tag(name = "object design")
final class ObjectDesignController {
    private final Designer designer;
    private final DesignAnswers answers;

    ObjectDesignController(Designer designer, DesignAnswers answers) {
        this.designer = designer;
        this.answers = answers;
    }

    @PostMapping
    @Operation(
            summary = "Add an object, with its fields if they are given",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    DesignBodies.ObjectWords
                                                                            .class))))
    ResponseEntity<DesignAnswers.Answer> addObject(
            @RequestBody ObjectNode object, @RequestParam(defaultValue = "false") boolean plan) {
        return answer(Wish.addObject(DesignWords.of(object)), plan);
    }

    @PatchMapping("/{object}")
    @Operation(
            summary = "Change an object: labels, title, layouts, views, uniqueness, rules",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    DesignBodies.ObjectWords
                                                                            .class))))
    ResponseEntity<DesignAnswers.Answer> changeObject(
            @PathVariable String object,
            @RequestBody ObjectNode changes,
            @RequestParam(defaultValue = "false") boolean plan) {
        return answer(Wish.change(object, null, DesignWords.of(changes)), plan);
    }

    @DeleteMapping("/{object}")
    @Operation(summary = "Put an object with its records into the recycle bin of definitions")
    ResponseEntity<DesignAnswers.Answer> removeObject(
            @PathVariable String object, @RequestParam(defaultValue = "false") boolean plan) {
        return answer(Wish.of(Act.REMOVE, object, null), plan);
    }

    @PostMapping("/{object}/fields")
    @Operation(
            summary = "Add a field to an object",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    DesignBodies.FieldWords
                                                                            .class))))
    ResponseEntity<DesignAnswers.Answer> addField(
            @PathVariable String object,
            @RequestBody ObjectNode field,
            @RequestParam(defaultValue = "false") boolean plan) {
        return answer(Wish.addField(object, DesignWords.of(field)), plan);
    }

    @PatchMapping("/{object}/fields/{field}")
    @Operation(
            summary = "Change a field",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    DesignBodies.FieldWords
                                                                            .class))))
    ResponseEntity<DesignAnswers.Answer> changeField(
            @PathVariable String object,
            @PathVariable String field,
            @RequestBody ObjectNode changes,
            @RequestParam(defaultValue = "false") boolean plan) {
        return answer(Wish.change(object, field, DesignWords.of(changes)), plan);
    }

    @DeleteMapping("/{object}/fields/{field}")
    @Operation(summary = "Put a field with its values into the recycle bin of definitions")
    ResponseEntity<DesignAnswers.Answer> removeField(
            @PathVariable String object,
            @PathVariable String field,
            @RequestParam(defaultValue = "false") boolean plan) {
        return answer(Wish.of(Act.REMOVE, object, field), plan);
    }

    @PostMapping("/bin/{path}/restore")
    @Operation(summary = "Bring an object (account) or a field (account.budget) back")
    ResponseEntity<DesignAnswers.Answer> restore(
            @PathVariable String path, @RequestParam(defaultValue = "false") boolean plan) {
        return answer(Wish.of(Act.RESTORE, object(path), field(path)), plan);
    }

    @DeleteMapping("/bin/{path}")
    @Operation(summary = "Delete a removed object or field with its values for good")
    ResponseEntity<DesignAnswers.Answer> purge(
            @PathVariable String path, @RequestParam(defaultValue = "false") boolean plan) {
        return answer(Wish.of(Act.PURGE, object(path), field(path)), plan);
    }

    private ResponseEntity<DesignAnswers.Answer> answer(Wish wish, boolean plan) {
        if (plan) {
            return ResponseEntity.ok(answers.of(designer.plan(wish), null));
        }
        Designer.Done done = designer.run(wish);
        var status = wish.act() == Act.ADD ? HttpStatus.CREATED : HttpStatus.OK;
        return ResponseEntity.status(status).body(answers.of(done.plan(), done.change()));
    }

    private static String object(String path) {
        return path.replaceFirst("\\..*", "");
    }

    private static @Nullable String field(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? null : path.substring(dot + 1);
    }
}
