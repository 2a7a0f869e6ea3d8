package org.muleentra.jwt.core;

import java.time.Clock;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.directory.Directory;
import org.muleentra.jwt.core.key.KeySources;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.core.validation.ValidationParameters;

/** What all doors of one configuration go by: its authorities, their keys, the deny list and the directory. */
final class Knowledge {

  final Authorities authorities;
  final KeySources keySources;
  final DenyList denyList;
  final Directory directory;
  final Clock clock;

  /** Starts fetching keys without waiting for them. */
  Knowledge(ValidationParameters parameters, Surroundings around) {
    directory = Directory.of(parameters, around.directory, around.memberships, around.scheduler, around.clock);
    authorities = parameters.authorities();
    keySources = new KeySources(authorities.all(), around.metadata, around.savedKeys, around.scheduler, around.clock,
        parameters.outageTolerance());
    denyList = around.denyList;
    clock = around.clock;
    keySources.preload();
  }
}
