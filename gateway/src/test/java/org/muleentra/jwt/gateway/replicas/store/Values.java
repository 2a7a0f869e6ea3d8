package org.muleentra.jwt.gateway.replicas.store;

import static org.mule.runtime.api.i18n.I18nMessageFactory.createStaticMessage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import org.mule.runtime.api.store.ObjectStoreException;

/** Values as the database keeps them, in Java's serialized form; of a database nothing is taken but what the JDK's own classes make. */
final class Values {

  private static final ObjectInputFilter JDK_ALONE = ObjectInputFilter.Config.createFilter("maxdepth=20;java.base/*;!*");

  private Values() {}

  static byte[] bytes(Serializable value) throws ObjectStoreException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    } catch (IOException e) {
      throw new ObjectStoreException(createStaticMessage("the value cannot be serialized"), e);
    }
    return bytes.toByteArray();
  }

  static Serializable value(byte[] content) throws ObjectStoreException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(content))) {
      in.setObjectInputFilter(JDK_ALONE);
      return (Serializable) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new ObjectStoreException(createStaticMessage("the entry holds no value of the JDK's own classes"), e);
    }
  }
}
