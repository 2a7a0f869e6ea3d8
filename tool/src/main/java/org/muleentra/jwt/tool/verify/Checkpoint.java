package org.muleentra.jwt.tool.verify;

/**
 * What a signed checkpoint says.
 *
 * @param place the file and line of it
 * @param number of its chain's checkpoints, from 1 on
 * @param previous the hash of the one before, empty at the first
 * @param own the hash of this one
 * @param occasion {@code start}, {@code interval} or {@code stop}
 */
record Checkpoint(String place, String chainId, long sequence, String hash, long number, String previous, String own, String occasion,
    String time, String apiName) {
}
