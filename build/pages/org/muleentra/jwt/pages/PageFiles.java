package org.muleentra.jwt.pages;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Every page in Markdown of a folder that people keep, and none that a build makes. */
public final class PageFiles {

  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".mule", ".mvn", ".idea", ".vscode");

  private PageFiles() {}

  /** Those below a folder, sorted by their paths. */
  public static List<Path> below(Path root) throws IOException {
    List<Path> pages = new ArrayList<>();
    Files.walkFileTree(root, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return !folder.equals(root) && NOT_OURS.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.toString().endsWith(".md")) {
          pages.add(file);
        }
        return FileVisitResult.CONTINUE;
      }
    });
    Collections.sort(pages);
    return pages;
  }
}
