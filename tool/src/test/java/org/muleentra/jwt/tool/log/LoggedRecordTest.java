package org.muleentra.jwt.tool.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which lines of a log are records, and which broke off. */
class LoggedRecordTest {

  private static final String FIRST = "{\"TimeGenerated\":\"2026-03-01T12:00:00.000Z\",\"ChainId\":\"first\"}";
  private static final String SECOND = "{\"TimeGenerated\":\"2026-03-01T12:00:01.000Z\",\"ChainId\":\"second\"}";

  @TempDir
  private Path folder;

  private List<LoggedRecord> records(String text) throws IOException {
    List<LoggedRecord> records = new ArrayList<>();
    LoggedRecord.read(Files.writeString(folder.resolve("audit.json"), text), new LoggedRecord.Lines() {

      @Override
      public void record(LoggedRecord record) {
        records.add(record);
      }

      @Override
      public void other() {
        throw new AssertionError("there is no such line");
      }
    });
    return records;
  }

  @Test
  void whatALayoutWroteBeforeIsNoneOfTheRecord() throws IOException {
    assertThat(records("INFO 12:00 " + FIRST + "\n" + SECOND + "\n")).hasSize(2).allMatch(record -> record.json() != null && record.whole())
        .extracting(LoggedRecord::text).containsExactly(FIRST, SECOND);
  }

  @Test
  void aFileMayEndWithinOne() throws IOException {
    assertThat(records(FIRST + "\n" + SECOND.substring(0, 40))).satisfiesExactly(first -> assertThat(first.whole()).isTrue(),
        second -> assertThat(second).matches(torn -> torn.json() == null && !torn.whole()));
  }

  /** Whoever was killed wrote no end of its line, and is started again in the same file. */
  @Test
  void oneThatBreaksOffDoesNotTakeTheNextOneWithIt() throws IOException {
    assertThat(records(FIRST.substring(0, 40) + SECOND + "\n")).satisfiesExactly(
        torn -> assertThat(torn).matches(record -> record.json() == null && !record.whole() && record.line() == 1),
        next -> assertThat(next).matches(record -> record.json() != null && record.whole() && record.text().equals(SECOND)));
  }

  @Test
  void aWholeLineThatIsNoneIsTold() throws IOException {
    assertThat(records(FIRST.substring(0, 58) + "\n" + SECOND + "\n")).first()
        .matches(damaged -> damaged.json() == null && damaged.whole() && damaged.isOfChain());
  }
}
