package org.muleentra.jwt.gateway.tryout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muleentra.jwt.gateway.fixture.Bounds;

/** The commands that an invitation prints, by the titles above them, sent as curl would. */
record CurlLines(Map<String, String> byTitle) {

  private static final Pattern LINE = Pattern.compile("curl -i(?: -X (\\w+))?(?: -H '(\\w+): ([^']+)')? (\\S+)");
  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static CurlLines of(OwnFlow own) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AppInvitation(new PrintStream(out, true, UTF_8)).print(own);
    return in(out.toString(UTF_8).lines().toList());
  }

  /** Titles that come more than once are told apart by the last one with a colon. */
  static CurlLines in(List<String> lines) {
    Map<String, String> all = new LinkedHashMap<>();
    String group = "";
    String title = "";
    for (String line : lines) {
      if (line.startsWith("# ")) {
        group = line.contains(": ") ? line.substring(2, line.indexOf(": ")) : group;
        title = line.substring(line.contains(": ") ? line.indexOf(": ") + 2 : 2);
      } else if (line.startsWith("curl -i")) {
        all.put((group + ": " + title).replaceAll("^: ", ""), line);
      }
    }
    return new CurlLines(all);
  }

  HttpResponse<String> send(String title) throws IOException, InterruptedException {
    Matcher curl = LINE.matcher(byTitle.getOrDefault(title, "nothing has the title " + title));
    if (!curl.matches()) {
      throw new IllegalArgumentException(curl.toString() + " in " + byTitle.keySet());
    }
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(curl.group(4))).timeout(Bounds.ANSWER)
        .method(curl.group(1) == null ? "GET" : curl.group(1), BodyPublishers.noBody());
    if (curl.group(2) != null) {
      request.header(curl.group(2), curl.group(3));
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
