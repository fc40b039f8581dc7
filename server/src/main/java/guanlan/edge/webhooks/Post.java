package guanlan.edge.webhooks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * One POST over HTTP/1.1 to an address that was checked before: the JDK's client would look the
 * name up again. Follows no redirects, reads only the beginning of the answer, and ends in time
 * whatever the other side does.
 */
final class Post {
    private static final int EXCERPT = 500;
    private static final int LONGEST_LINE = 8192;
    private static final int MOST_LINES = 200;

    private final Duration timeout;

    Post(Duration timeout) {
        this.timeout = timeout;
    }

    /** A status and the beginning of what came with it. */
    record Answer(int status, String excerpt) {}

    Answer send(URI uri, InetAddress address, Map<String, String> headers, String body)
            throws IOException {
        try (var socket = new Socket()) {
            Thread guard = Thread.ofVirtual().start(() -> closeLate(socket));
            try {
                int millis = Math.toIntExact(timeout.toMillis());
                socket.connect(new InetSocketAddress(address, port(uri)), millis);
                socket.setSoTimeout(millis);
                return exchange(secured(socket, uri), uri, headers, body);
            } finally {
                guard.interrupt();
            }
        }
    }

    private void closeLate(Socket socket) {
        try {
            Thread.sleep(timeout);
            socket.close();
        } catch (InterruptedException inTime) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Socket secured(Socket plain, URI uri) throws IOException {
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return plain;
        }
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        var secured = (SSLSocket) factory.createSocket(plain, uri.getHost(), port(uri), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static Answer exchange(Socket socket, URI uri, Map<String, String> headers, String body)
            throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write(head(uri, headers, content.length).getBytes(StandardCharsets.ISO_8859_1));
        out.write(content);
        out.flush();
        InputStream in = new BufferedInputStream(socket.getInputStream());
        int status = status(line(in));
        boolean chunked = chunked(in);
        while (status < 200) {
            status = status(line(in));
            chunked = chunked(in);
        }
        return new Answer(status, excerpt(in, chunked));
    }

    private static String head(URI uri, Map<String, String> headers, int length) {
        String path =
                uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var head = new StringBuilder("POST ").append(path);
        if (uri.getRawQuery() != null) {
            head.append('?').append(uri.getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(uri.getHost());
        if (uri.getPort() >= 0) {
            head.append(':').append(uri.getPort());
        }
        head.append("\r\nContent-Length: ").append(length).append("\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-5]\\d\\d( .*)?")) {
            throw new IOException("the answer is not HTTP/1.1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    /** Reads the headers; whether the body comes in chunks. */
    private static boolean chunked(InputStream in) throws IOException {
        boolean chunked = false;
        int lines = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (++lines > MOST_LINES) {
                throw new IOException("the answer has too many headers");
            }
            String header = line.toLowerCase(Locale.ROOT);
            chunked |= header.startsWith("transfer-encoding:") && header.contains("chunked");
        }
        return chunked;
    }

    private static String excerpt(InputStream in, boolean chunked) throws IOException {
        byte[] bytes = chunked ? chunk(in) : in.readNBytes(EXCERPT);
        return new String(bytes, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private static byte[] chunk(InputStream in) throws IOException {
        String size = line(in).replaceAll(";.*", "").strip();
        if (!size.matches("[0-9a-fA-F]{1,7}")) {
            throw new IOException("the answer has a broken chunk");
        }
        return in.readNBytes(Math.min(EXCERPT, Integer.parseInt(size, 16)));
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the answer ended too early");
            }
            if (line.size() >= LONGEST_LINE) {
                throw new IOException("the answer has too long a line");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
