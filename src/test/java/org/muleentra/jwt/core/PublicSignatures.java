package org.muleentra.jwt.core;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.stream.Stream;

/** A condition on what public methods and constructors take and give. */
final class PublicSignatures {

  private PublicSignatures() {}

  static ArchCondition<JavaClass> holdNothingFrom(String... packages) {
    return new ArchCondition<>("hold nothing of " + Arrays.toString(packages) + " in a public signature") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          boolean foreign = Stream.concat(unit.getRawParameterTypes().stream(), Stream.of(unit.getRawReturnType()))
              .anyMatch(used -> Arrays.stream(packages).anyMatch(used.getName()::startsWith));
          if (unit.getModifiers().contains(JavaModifier.PUBLIC) && foreign) {
            events.add(SimpleConditionEvent.violated(unit, unit.getFullName()));
          }
        }
      }
    };
  }
}
