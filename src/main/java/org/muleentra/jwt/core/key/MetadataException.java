package org.muleentra.jwt.core.key;

/** Why a fetch of metadata brought no keys, in a sentence for the operator; carries no stack, as it is no defect. */
final class MetadataException extends RuntimeException {

  MetadataException(String sentence) {
    super(sentence, null, false, false);
  }
}
