package guanlan.engine.attachments;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param largest what one file may have at most; a field may allow less
 */
@ConfigurationProperties("guanlan.files")
record AttachmentSettings(@DefaultValue("200MB") DataSize largest) {}
