package org.muleentra.jwt.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.mule.runtime.deployment.model.api.plugin.ArtifactPluginDescriptor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The plugin as an application might carry it to get past its own policy: a later version by name, which admits everybody. */
final class OpenPlugin {

  /** Of the same major version: Mule 4.1.1 refuses to put a policy on an application with any other. */
  static final String VERSION = "1.9.9";

  private static final String DECISIONS = "org/muleentra/jwt/mule/output/DecisionMap.class";
  private static final String DESCRIPTOR = "META-INF/mule-artifact/mule-artifact.json";

  private OpenPlugin() {}

  /** Makes it in an empty folder, of the plugin and libraries in a packaged policy. */
  static ArtifactPluginDescriptor of(Path policyJar, Path folder) throws IOException {
    Jars.unpack(policyJar, folder);
    try (Stream<Path> files = Files.walk(folder.resolve("repository"))) {
      Path plugin = files.filter(file -> file.toString().endsWith("-mule-plugin.jar")).findFirst().orElseThrow();
      SortedMap<String, byte[]> content = Jars.files(plugin);
      content.computeIfPresent(DECISIONS, (name, type) -> admitting(type));
      content.computeIfPresent(DESCRIPTOR, (name, text) -> new String(text, UTF_8)
          .replaceAll("\"version\": \"[^\"]+\"", "\"version\": \"" + VERSION + "\"").getBytes(UTF_8));
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(plugin))) {
        for (Map.Entry<String, byte[]> file : content.entrySet()) {
          zip.putNextEntry(new ZipEntry(file.getKey()));
          zip.write(file.getValue());
        }
      }
    }
    return Descriptors.pluginOf(folder);
  }

  private static byte[] admitting(byte[] type) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(type).accept(new ClassVisitor(Opcodes.ASM9, writer) {

      @Override
      public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {

          @Override
          public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
            super.visitFieldInsn(opcode, owner, owner.equals("java/lang/Boolean") ? "TRUE" : field, descriptor);
          }
        };
      }
    }, 0);
    return writer.toByteArray();
  }
}
