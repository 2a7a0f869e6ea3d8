package org.muleentra.jwt.tool.migrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muleentra.jwt.core.setting.Guid;
import org.muleentra.jwt.core.setting.InvalidSettingException;
import org.muleentra.jwt.settings.DeclaredSettings;

/** Writes what was read as fields of the form, each of them as narrow as the source or narrower; one use. */
final class Translation {

  private final Reading reading;
  private final FormDraft draft = new FormDraft();

  Translation(Reading reading) {
    this.reading = reading;
  }

  FormDraft draft() {
    reading.gaps.forEach(gap -> draft.open(gap.kind(), gap.place(), gap.field(), gap.what()));
    List<ClaimDemand> rest = new TrustTranslation(reading, draft).translate();
    rest = audiences(rest);
    clients();
    draft.set("clockSkew", reading.clockSkew);
    draft.note(Note.Kind.DIFFERENT, reading.clockSkewPlace, "clockSkew", reading.clockSkew == 0
        ? "the source allows clocks no difference that its pages name, so the form allows none; left out, it is 60 s"
        : "iat is looked at as well, with the same allowance");
    ClaimTranslation claims = new ClaimTranslation(draft);
    rest.forEach(claims::translate);
    if (reading.exposesHeaders) {
      draft.set("exposeHeaders", true);
    }
    reading.notes.forEach(draft::note);
    general();
    return draft;
  }

  /** Every list must be met, so of two what stands in both; the demands that remain. */
  private List<ClaimDemand> audiences(List<ClaimDemand> demands) {
    List<AnyOf> lists = new ArrayList<>(reading.audiences);
    List<ClaimDemand> rest = new ArrayList<>();
    for (ClaimDemand demand : demands) {
      boolean oneOf = demand.claim().equals("aud") && demand.separator() == null && (!demand.all() || demand.values().size() == 1)
          && !demand.values().isEmpty();
      if (oneOf) {
        lists.add(new AnyOf(demand.place(), demand.values()));
      }
      // Where a text alone is compared, a list that holds it does not suffice.
      if (!oneOf || demand.kind() != ClaimDemand.Kind.SCALAR_OR_LIST && demand.kind() != ClaimDemand.Kind.LIST) {
        rest.add(demand);
      }
    }
    if (lists.isEmpty()) {
      if (!draft.isOpen("audiences")) {
        draft.open(Note.Kind.MISSING, reading.place, "audiences", "the source does not look at aud, and lets in tokens for every API: "
            + "name the "
            + "API's client ID, its Application ID URI, or both");
      }
      return rest;
    }
    Set<String> common = new LinkedHashSet<>(lists.get(0).values());
    lists.forEach(list -> common.retainAll(list.values()));
    if (common.isEmpty() && !draft.isOpen("audiences")) {
      draft.open(Note.Kind.UNCARRIED, lists.get(lists.size() - 1).place(), "audiences", "no audience is in every list of the source");
    }
    common.forEach(audience -> audience(lists.get(0).place(), audience));
    return rest;
  }

  private void audience(String place, String audience) {
    String refusal = refusal("audiences", audience);
    if (refusal != null) {
      draft.open(Note.Kind.UNCARRIED, place, "audiences", "an audience " + refusal);
    } else if (hasUpperCaseId(audience)) {
      draft.open(Note.Kind.UNCARRIED, place, "audiences", "an audience has an ID in upper case, which the source compares as it stands "
          + "and Entra "
          + "writes in lower case: no token has it");
    } else {
      draft.addAll("audiences", List.of(audience));
      draft.carried(place, "audiences");
    }
  }

  /** An ID, alone or behind the scheme that Entra makes of it; ours takes it in lower case too. */
  private static boolean hasUpperCaseId(String audience) {
    String lowerCase = audience.toLowerCase(Locale.ROOT);
    String id = lowerCase.replaceFirst("^(?:api://|spn:)", "").replaceFirst("/+$", "");
    return Guid.isGuid(id) && !lowerCase.equals(audience);
  }

  private void clients() {
    for (AnyOf list : reading.clients) {
      for (String client : list.values()) {
        String refusal = refusal("allowedClientIds", client);
        if (refusal == null && !client.equals(Guid.canonical(client))) {
          refusal = "must be in lower case, as Entra writes IDs";
        }
        if (refusal != null) {
          draft.open(Note.Kind.UNCARRIED, list.place(), "allowedClientIds", "a client ID " + refusal);
        } else {
          draft.addAll("allowedClientIds", List.of(client));
          draft.carried(list.place(), "allowedClientIds");
        }
      }
    }
  }

  /** What a deployment says against one entry of a list, the rest of a sentence; {@code null} where it takes it. */
  static String refusal(String field, String entry) {
    InvalidSettingException refusal = DeclaredSettings.refusal(field, List.of(entry));
    return refusal == null ? null : refusal.getMessage().substring(refusal.field().length() + 1);
  }

  /** What every form refuses, and no source of these does. */
  private void general() {
    for (String what : List.of("tokens with neither a scope nor an app role, and ID tokens",
        "AI agents: add agent, agentUser or agentForUser to callerKinds to let them in",
        "tokens whose key Entra does not publish, without kid or not signed by RS256, or bound to a key of the client's (cnf)",
        "requests with a second token, in another header, the query or a form")) {
      draft.note(Note.Kind.NEWLY_REFUSED, "", "", what);
    }
  }
}
