package org.muleentra.jwt.gateway.console.mint;
