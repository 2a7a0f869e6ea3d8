package org.muleentra.jwt.gateway.console.live;
