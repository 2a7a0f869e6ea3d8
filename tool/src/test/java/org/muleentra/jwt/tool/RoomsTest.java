package org.muleentra.jwt.tool;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;
import java.util.Arrays;
import org.muleentra.jwt.core.principal.Principal;

/** Imports point one way, and an explanation never comes to a principal. */
@AnalyzeClasses(packages = {"org.muleentra.jwt.tool", "org.muleentra.jwt.core"}, importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTest {

  private static final String[] ROOMS = {"core", "tool.log", "tool.verify", "tool.form", "tool.migrate", "tool.door", "tool.trial",
    "tool.explain", "tool.replay", "tool.registration", "tool.doctor", "tool.catalogue", "tool.print", "tool.command"};

  @ArchTest
  static final ArchRule importsPointOneWay = layers();

  @ArchTest
  static final ArchRule anExplanationIsNoPrincipal = noClasses().that().resideInAPackage("..tool.explain..")
      .should().dependOnClassesThat().belongToAnyOf(Principal.class);

  /** The tool asks the core and adds no rule: what is about a claim's value stands there. */
  @ArchTest
  static final ArchRule checksAreTheCores = noClasses().that().resideInAPackage("..tool..")
      .should().implement(org.muleentra.jwt.core.check.Check.class);

  private static ArchRule layers() {
    Architectures.LayeredArchitecture layers = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String room : ROOMS) {
      layers = layers.layer(room).definedBy("org.muleentra.jwt." + room + "..");
    }
    for (int i = 0; i < ROOMS.length; i++) {
      String[] below = Arrays.copyOf(ROOMS, i);
      layers = below.length == 0 ? layers.whereLayer(ROOMS[i]).mayNotAccessAnyLayer()
          : layers.whereLayer(ROOMS[i]).mayOnlyAccessLayers(below);
    }
    return layers;
  }
}
