package org.muleentra.jwt.tool.migrate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.muleentra.jwt.tool.form.FieldException;
import org.muleentra.jwt.tool.form.Form;

/**
 * A policy of another product as our form. Where nothing is open, a deployment takes the form, and it lets in nobody whom the source kept
 * out; where something is, no deployment takes it before a person has decided. Immutable but for the form, which nobody changes.
 *
 * @param place of the policy in its file
 * @param form the fields
 * @param notes what became of the source, the gravest first
 */
public record Migration(Product product, String place, ObjectNode form, List<Note> notes) {

  /**
   * Reads a policy and writes the form.
   *
   * @param file JSON of API Manager or XML of API Management, of 1 MiB at most
   * @param policy the place of the policy that is meant, in a file of several; {@code null} where there is one
   * @param clock by which the form is proven
   * @throws org.muleentra.jwt.tool.form.UnreadableFileException where the file cannot be read
   * @throws FieldException where it is no such policy, naming file, place and rule
   */
  public static Migration of(Path file, String policy, Clock clock) {
    Reading reading = SourceFile.read(file, policy);
    FormDraft draft = new Translation(reading).draft();
    ObjectNode form = draft.form();
    List<Note> notes = new ArrayList<>(draft.notes());
    List<FieldException> faults = Form.faults(form, clock);
    if (notes.stream().noneMatch(note -> note.kind().isOpen())) {
      // What is right by itself and not together, such as rules that contradict each other.
      faults.forEach(fault -> notes.add(0, new Note(Note.Kind.UNCARRIED, reading.place, "", "a deployment does not take what comes out: "
          + fault.getMessage())));
    } else if (faults.isEmpty()) {
      throw new IllegalStateException("a form with something open must not be one that can be deployed");
    }
    return new Migration(reading.product, reading.place, form, List.copyOf(notes));
  }

  /** Whether a deployment takes the form as it is. */
  public boolean isComplete() {
    return notes.stream().noneMatch(note -> note.kind().isOpen());
  }
}
