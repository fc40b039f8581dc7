package guanlan.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A plain browser. */
final class Http {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Http() {}

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Asks until the page is answered with 200, and reads it whole. */
    static void await(String url, Process process) throws IOException, InterruptedException {
        while (!answers(url)) {
            if (!process.isAlive()) {
                throw new IOException("The server of " + url + " ended");
            }
            Thread.sleep(2);
        }
    }

    static void require(String url) throws IOException, InterruptedException {
        var status = status(url);
        if (status != 200) {
            throw new IOException(url + " answers " + status);
        }
    }

    private static boolean answers(String url) throws InterruptedException {
        try {
            return status(url) == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private static int status(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html").build();
        return CLIENT.send(request, BodyHandlers.ofByteArray()).statusCode();
    }
}
