package org.muleentra.jwt.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;

/**
 * Imports point one way: each room knows those that stand before it in {@link #ROOMS}, and Mule stands on top.
 */
@AnalyzeClasses(packages = {"org.muleentra.jwt.core", "org.muleentra.jwt.mule"}, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String[] ROOMS = {
    "core.hash", "core.setting", "core.error", "core.metric", "core.status", "core.schedule", "core.cache", "core.request", "core.token", "core.outbound", "core.authority", "core.identity", "core.rotation", "core.key", "core.check",
    "core.validation", "core.revocation", "core.directory", "core.principal", "core.discovery", "core.audit", "core.selftest", "core", "mule"};

  @ArchTest
  static final ArchRule importsPointOneWay = layers();

  @ArchTest
  static final ArchRule coreKnowsNothingOfMule =
      noClasses().that().resideInAPackage("..core..").should().dependOnClassesThat().resideInAnyPackage("org.mule..");

  @ArchTest
  static final ArchRule joseLibraryStaysInItsRooms = noClasses()
      .that().resideOutsideOfPackages("..core.key..", "..core.identity..", "..core.audit..")
      .should().dependOnClassesThat().resideInAnyPackage("com.nimbusds..");

  @ArchTest
  static final ArchRule joseLibraryIsInNoPublicSignature = classes().that().arePublic().and().resideInAPackage("..core..")
      .should(PublicSignatures.holdNothingFrom("com.nimbusds"));

  @ArchTest
  static final ArchRule timeIsAClock = noClasses().that().resideInAPackage("..core..")
      .should().callMethod(System.class, "currentTimeMillis")
      .orShould().callMethod(System.class, "nanoTime")
      .orShould().callMethod(java.time.Instant.class, "now");

  /** What a class keeps to itself stays so, the JDK's above all: no runtime need open a package for us. */
  @ArchTest
  static final ArchRule nothingForcesItsWayIn = noClasses()
      .should().callMethodWhere(DescribedPredicate.describe("makes private members accessible",
          call -> call.getTarget().getName().matches("(try)?[sS]etAccessible|privateLookupIn")))
      .orShould().callMethodWhere(DescribedPredicate.describe("looks up private members",
          call -> call.getTargetOwner().isEquivalentTo(Class.class)
              && call.getTarget().getName().matches("getDeclared(Field|Method|Constructor|Classe)s?")))
      .orShould().dependOnClassesThat().resideInAnyPackage("sun..", "com.sun..", "jdk..", "javax.management..");

  @ArchTest
  static final ArchRule coreClassesAreFinal = classes().that().resideInAPackage("..core..").and().areNotInterfaces()
      .and().areNotEnums().and(namedInSource()).should().haveModifier(JavaModifier.FINAL);

  private static LayeredArchitecture layers() {
    LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String room : ROOMS) {
      layers = layers.layer(room).definedBy("org.muleentra.jwt." + room);
    }
    for (int i = 0; i < ROOMS.length; i++) {
      String[] below = java.util.Arrays.copyOf(ROOMS, i);
      layers = below.length == 0
          ? layers.whereLayer(ROOMS[i]).mayNotAccessAnyLayer()
          : layers.whereLayer(ROOMS[i]).mayOnlyAccessLayers(below);
    }
    return layers;
  }

  private static DescribedPredicate<JavaClass> namedInSource() {
    return DescribedPredicate.describe("are named in the source",
        type -> !type.isAnonymousClass() && !type.getSimpleName().equals("package-info"));
  }
}
