package guanlan.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One open connection of one person, who asks and waits, again and again. It does next to nothing
 * itself: people sit at machines of their own, but here they share the processors with the server
 * that is measured, and a browser's worth of client would cost as much as the answer.
 */
final class Line implements AutoCloseable {
    private static final long SHORT_PAUSE = 10_000_000_000L;

    private final int port;
    private final String headers;
    private Socket socket;
    private InputStream in;
    private boolean ended;
    private long asked = System.nanoTime();

    /**
     * @param headers of every request, each with its line end
     */
    Line(int port, String headers) throws IOException {
        this.port = port;
        this.headers = headers;
        this.socket = connected(port);
        this.in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
    }

    private static Socket connected(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return socket;
    }

    /** The server ends a connection after so many requests, or after a long pause. */
    private void renew() throws IOException {
        long now = System.nanoTime();
        if (ended || now - asked > SHORT_PAUSE) {
            socket.close();
            socket = connected(port);
            in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
            ended = false;
        }
        asked = now;
    }

    /** Sends JSON, or nothing when the body is empty, and reads the whole answer. */
    byte[] ask(String method, String path, String further, byte[] body) throws IOException {
        renew();
        var head = new StringBuilder(512);
        head.append(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
        head.append(headers).append(further);
        if (body.length > 0) {
            head.append("Content-Type: application/json\r\nContent-Length: ").append(body.length);
            head.append("\r\n");
        }
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[first.length + body.length];
        System.arraycopy(first, 0, request, 0, first.length);
        System.arraycopy(body, 0, request, first.length, body.length);
        socket.getOutputStream().write(request);
        return answer(method + " " + path);
    }

    private byte[] answer(String asked) throws IOException {
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                ended = lower.contains("close");
            }
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        if (status.charAt(9) != '2') {
            throw new IOException(asked + " answers " + status);
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = size(); size > 0; size = size()) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new IOException("the server hung up");
            }
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
