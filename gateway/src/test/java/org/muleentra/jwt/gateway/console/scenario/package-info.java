package org.muleentra.jwt.gateway.console.scenario;
