package org.mule.tools.api.classloader;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.mule.tools.api.classloader.model.ClassLoaderModel;

/** Reads {@code classloader-model.json}, version 1.0.0: an unknown member is an error here. */
public final class ClassLoaderModelJsonSerializer {

  private ClassLoaderModelJsonSerializer() {}

  /** Reads a model. */
  public static ClassLoaderModel deserialize(File file) {
    try {
      return new ObjectMapper().readValue(file, ClassLoaderModel.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
