package org.muleentra.jwt.core.key;

/**
 * Where key documents outlive this process, for a start while the key server is down; a Mule Object Store in Mule.
 *
 * <p>What comes back is validated like a fetched document, and serves no longer than the outage tolerance after its fetch.
 * Both methods may block and may throw; neither is called by a request's thread.
 */
public interface SavedKeys {

  /** Keeps nothing. */
  SavedKeys NONE = new SavedKeys() {
    @Override
    public void save(String authority, KeyDocument document) {
      // Off unless configured.
    }

    @Override
    public KeyDocument load(String authority) {
      return null;
    }
  };

  /**
   * Keeps the document in place of the one before.
   *
   * @param authority names tenant, token version, cloud and metadata address
   */
  void save(String authority, KeyDocument document);

  /** The document saved last, or {@code null}. */
  KeyDocument load(String authority);
}
