package org.muleentra.jwt.gateway.console.form;
