/** The policy's two forms in the console: how they look, what is wrong with what was filled in, and what to do with it. */
package org.muleentra.jwt.gateway.console.form;
