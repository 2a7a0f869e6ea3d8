package org.muleentra.jwt.mule.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mule.runtime.extension.api.error.MuleErrors.CONNECTIVITY;
import static org.mule.runtime.extension.api.error.MuleErrors.SERVER_SECURITY;
import static org.mule.runtime.extension.api.error.MuleErrors.VALIDATION;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mule.runtime.extension.api.error.ErrorTypeDefinition;
import org.muleentra.jwt.core.error.Answers;
import org.muleentra.jwt.core.error.Challenge;
import org.muleentra.jwt.core.error.ErrorFamily;
import org.muleentra.jwt.core.error.Reason;
import org.muleentra.jwt.core.identity.TokenFault;
import org.muleentra.jwt.mule.client.AcquireErrors;

class EntraJwtErrorTest {

  @Test
  void thereIsOneTypeForEachFamily() {
    Set<String> named = Stream.of(ErrorFamily.values(), TokenFault.values()).flatMap(Arrays::stream).map(Enum::name).collect(Collectors.toSet());
    named.add(EntraJwtError.INVALID_REVOCATION.name());
    named.add(EntraJwtError.TOKEN_NOT_ACQUIRED.name());
    assertThat(EntraJwtError.values()).extracting(Enum::name).containsExactlyInAnyOrderElementsOf(named);
    assertThat(new TokenErrors().getErrorTypes()).hasSameSizeAs(ErrorFamily.values());
  }

  @Test
  void theParentsLetAFlowCatchTheGeneralCase() {
    assertThat(parentOf(EntraJwtError.TOKEN_EXPIRED)).isEqualTo(EntraJwtError.TOKEN_INVALID);
    assertThat(parentOf(EntraJwtError.STEP_UP_REQUIRED)).isEqualTo(EntraJwtError.FORBIDDEN);
    assertThat(parentOf(EntraJwtError.TOKEN_MISSING)).isEqualTo(SERVER_SECURITY);
    assertThat(parentOf(EntraJwtError.BAD_REQUEST)).isEqualTo(SERVER_SECURITY);
    assertThat(parentOf(EntraJwtError.TOKEN_INVALID)).isEqualTo(SERVER_SECURITY);
    assertThat(parentOf(EntraJwtError.FORBIDDEN)).isEqualTo(SERVER_SECURITY);
    assertThat(parentOf(EntraJwtError.KEYS_UNAVAILABLE)).isEqualTo(CONNECTIVITY);
    assertThat(parentOf(EntraJwtError.DIRECTORY_UNAVAILABLE)).isEqualTo(CONNECTIVITY);
    assertThat(parentOf(EntraJwtError.OVERLOADED)).isEqualTo(CONNECTIVITY);
    assertThat(parentOf(EntraJwtError.REQUEST_INCOMPLETE)).isEqualTo(EntraJwtError.BAD_REQUEST);
  }

  @ParameterizedTest
  @EnumSource(TokenFault.class)
  void everyFaultOfOurOwnTokensIsATypeThatOneHandlerCatches(TokenFault fault) {
    Set<EntraJwtError> others = Set.of(EntraJwtError.STEP_UP_REQUIRED, EntraJwtError.THROTTLED, EntraJwtError.ENTRA_UNAVAILABLE);
    EntraJwtError type = EntraJwtError.of(fault);
    assertThat(parentOf(type)).isEqualTo(!others.contains(type) ? EntraJwtError.TOKEN_NOT_ACQUIRED
        : type == EntraJwtError.STEP_UP_REQUIRED ? EntraJwtError.FORBIDDEN : CONNECTIVITY);
    assertThat(new AcquireErrors().getErrorTypes()).contains(type).hasSameSizeAs(TokenFault.values());
  }

  @Test
  void theOperationsOnTheDenyListRaiseTheirOwnAlone() {
    assertThat(new RevocationErrors().getErrorTypes())
        .isEqualTo(Set.of(EntraJwtError.INVALID_REVOCATION, EntraJwtError.REVOCATIONS_UNAVAILABLE));
    assertThat(parentOf(EntraJwtError.INVALID_REVOCATION)).isEqualTo(VALIDATION);
    assertThat(parentOf(EntraJwtError.REVOCATIONS_UNAVAILABLE)).isEqualTo(CONNECTIVITY);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void everyReasonIsRaisedAsItsFamilyInFixedWords(Reason reason) {
    UUID id = UUID.randomUUID();
    RefusedTokenException raised = new RefusedTokenException(reason, id,
        new Answers(new Challenge(null, "https://login.example.com", null, Set.of())).to(reason.refusal(), id));
    assertThat(raised.getType()).isEqualTo(EntraJwtError.valueOf(reason.family().name()));
    // A listener without a handler sends the description to the caller, who is told the family and no more.
    assertThat(raised).hasMessage(reason.family().detail());
  }

  private static ErrorTypeDefinition<?> parentOf(EntraJwtError error) {
    return error.getParent().orElseThrow();
  }
}
