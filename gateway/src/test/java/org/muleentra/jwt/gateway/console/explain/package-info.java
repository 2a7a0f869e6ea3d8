package org.muleentra.jwt.gateway.console.explain;
