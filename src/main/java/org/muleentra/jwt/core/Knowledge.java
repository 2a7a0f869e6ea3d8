package org.muleentra.jwt.core;

import java.time.Clock;
import org.muleentra.jwt.core.authority.Authorities;
import org.muleentra.jwt.core.directory.Directory;
import org.muleentra.jwt.core.key.KeySources;
import org.muleentra.jwt.core.request.BodyReader;
import org.muleentra.jwt.core.revocation.DenyList;
import org.muleentra.jwt.core.schedule.Timetable;
import org.muleentra.jwt.core.validation.ValidationParameters;

/** What all doors of one configuration go by: its authorities, their keys, the deny list and the directory. */
final class Knowledge {

  final String name;
  final Authorities authorities;
  final KeySources keySources;
  final DenyList denyList;
  final Directory directory;
  final Timetable timetable;
  final BodyReader bodies;
  final Clock clock;

  /** Starts fetching keys without waiting for them. */
  Knowledge(ValidationParameters parameters, Surroundings around) {
    name = around.name;
    directory = Directory.of(around.name, parameters, around.directory, around.memberships, around.timetable, around.clock);
    authorities = parameters.authorities();
    keySources = new KeySources(around.name, authorities.all(), around.metadata, around.savedKeys, around.timetable, around.clock,
        parameters.outageTolerance());
    denyList = around.denyList;
    timetable = around.timetable;
    bodies = new BodyReader(timetable);
    clock = around.clock;
    keySources.preload();
  }
}
