package org.muleentra.jwt.core.audit;

/** How far a chain had come when it was kept for the next start, and by which settings; immutable. */
public final class SavedHead {

  private final String chainId;
  private final long sequence;
  private final String hash;
  private final String policyHash;

  /** @param hash of the record with that sequence; empty where the chain had none yet */
  public SavedHead(String chainId, long sequence, String hash, String policyHash) {
    this.chainId = chainId;
    this.sequence = sequence;
    this.hash = hash;
    this.policyHash = policyHash;
  }

  /** The chain's id. */
  public String chainId() {
    return chainId;
  }

  /** Of its last record, from 1 on; 0 where it had none. */
  public long sequence() {
    return sequence;
  }

  /** Of its last record. */
  public String hash() {
    return hash;
  }

  /** A hash of the settings. */
  public String policyHash() {
    return policyHash;
  }
}
